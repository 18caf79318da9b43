package io.drillmaster.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import org.apache.commons.net.ntp.NTPUDPClient;
import org.apache.commons.net.ntp.TimeInfo;

/**
 * A time server that is asked how far our clock is off.
 *
 * @param host a name or an address
 * @param port 123 in the world
 */
record NtpServer(String host, int port) {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int ROUNDS = 4;
    private static final int UNSYNCHRONIZED_LEAP = 3;
    private static final int LAST_STRATUM = 15;

    /** Takes the quickest of some rounds, by the four timestamps of RFC 5905, section 8. */
    Finding look() {
        try (var client = new NTPUDPClient()) {
            client.setDefaultTimeout(PATIENCE);
            var address = InetAddress.getByName(host);
            TimeInfo best = null;
            for (var round = 0; round < ROUNDS; round++) {
                var info = client.getTime(address, port);
                info.computeDetails();
                if (info.getOffset() != null && (best == null || info.getDelay() < best.getDelay())) {
                    best = info;
                }
            }
            return best == null ? nonsense("gives no time") : judged(best);
        } catch (IOException e) {
            return Finding.warn(
                    "The time server " + host + " does not answer: " + e.getMessage() + ".",
                    "See that this machine may ask it by UDP to port " + port + ", or name another with --ntp.");
        }
    }

    private Finding judged(TimeInfo info) {
        var said = info.getMessage();
        if (said.getLeapIndicator() == UNSYNCHRONIZED_LEAP
                || said.getStratum() < 1
                || said.getStratum() > LAST_STRATUM) {
            return nonsense("says that it does not know the time itself");
        }
        return ClockLimits.judge(
                "The time server " + host,
                Duration.ofMillis(info.getOffset()),
                Duration.ofMillis(Math.max(1, info.getDelay() / 2)));
    }

    private Finding nonsense(String what) {
        return Finding.warn("The time server " + host + " " + what + ".", "Name another with --ntp.");
    }
}
