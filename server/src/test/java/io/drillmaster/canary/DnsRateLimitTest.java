package io.drillmaster.canary;

import static io.drillmaster.canary.CanaryZone.address;
import static io.drillmaster.canary.DnsRateLimit.BURST_SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.canary.DnsRateLimit.Kind;
import io.drillmaster.canary.DnsRateLimit.Verdict;
import java.net.InetAddress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DnsRateLimitTest {
    private static final int RATE = 200;
    private static final int AT_ONCE = RATE * BURST_SECONDS + 1;

    private final AtomicLong nanos = new AtomicLong(-5);
    private final DnsRateLimit limit = new DnsRateLimit(RATE, nanos::get);

    @Test
    void manyHostsBehindOneResolverAreDrilledAtOnceAndAllAnswered() {
        assertThat(sent("192.0.2.1", AT_ONCE)).isEqualTo(AT_ONCE);
    }

    @Test
    void aFloodIsHeldToTheRateAndHalfOfTheRestIsSentToTcp() {
        sent("192.0.2.1", AT_ONCE);

        var verdicts = verdicts("192.0.2.1", 20_000);
        assertThat(verdicts.get(Verdict.SEND)).isZero();
        assertThat(verdicts.get(Verdict.TRUNCATE)).isBetween(9_000, 11_000);

        for (var second = 0; second < 5; second++) {
            pass(Duration.ofSeconds(1));
            assertThat(sent("192.0.2.1", 1_000)).isEqualTo(RATE);
        }
        pass(Duration.ofSeconds(BURST_SECONDS));
        assertThat(sent("192.0.2.1", AT_ONCE)).isGreaterThanOrEqualTo(AT_ONCE - 1);
    }

    @Test
    void aNetworkIsLimitedAsOne() {
        for (var host = 0; host < 250; host++) {
            sent("192.0.2." + host, AT_ONCE / 250 + 1);
        }
        assertThat(sent("192.0.2.251", 1)).isZero();
        assertThat(sent("192.0.3.1", 1)).isEqualTo(1);

        sent("2001:db8:0:100::1", AT_ONCE);
        assertThat(sent("2001:db8:0:1ff:8000::1", 1)).isZero();
        assertThat(sent("2001:db8:0:200::1", 1)).isEqualTo(1);
    }

    @Test
    void aFloodOfErrorsDoesNotSilenceAnswers() {
        for (var i = 0; i < AT_ONCE + 1; i++) {
            limit.of(address("192.0.2.1"), Kind.ERROR);
        }

        assertThat(limit.of(address("192.0.2.1"), Kind.ERROR)).isNotEqualTo(Verdict.SEND);
        assertThat(limit.of(address("192.0.2.1"), Kind.NO_SUCH_NAME)).isEqualTo(Verdict.SEND);
        assertThat(limit.of(address("192.0.2.1"), Kind.RECORDS)).isEqualTo(Verdict.SEND);
    }

    @Test
    void moreNetworksThanThereIsRoomForNeitherStopEachOtherNorFreeTheFlooder() throws Exception {
        sent("192.0.2.1", AT_ONCE);
        var sent = 0;
        for (var network = 0; network < 300_000; network++) {
            var other = InetAddress.getByAddress(
                    new byte[] {10, (byte) (network >> 16), (byte) (network >> 8), (byte) network});
            sent += limit.of(other, Kind.RECORDS) == Verdict.SEND ? 1 : 0;
        }

        assertThat(sent).isEqualTo(300_000);
        assertThat(sent("192.0.2.1", 1)).isZero();
    }

    @Test
    void withoutALimitEverythingIsSent() {
        var none = new DnsRateLimit(0, nanos::get);
        for (var i = 0; i < 100_000; i++) {
            assertThat(none.of(address("192.0.2.1"), Kind.RECORDS)).isEqualTo(Verdict.SEND);
        }
    }

    private int sent(String client, int questions) {
        return verdicts(client, questions).getOrDefault(Verdict.SEND, 0);
    }

    private Map<Verdict, Integer> verdicts(String client, int questions) {
        var counts = new EnumMap<Verdict, Integer>(Map.of(Verdict.SEND, 0, Verdict.TRUNCATE, 0, Verdict.DROP, 0));
        for (var i = 0; i < questions; i++) {
            counts.merge(limit.of(address(client), Kind.RECORDS), 1, Integer::sum);
        }
        return counts;
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
