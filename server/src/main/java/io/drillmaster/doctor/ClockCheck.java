package io.drillmaster.doctor;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether this machine's clock is kept, agrees with a time server, and runs evenly. */
final class ClockCheck implements Check {
    private static final Duration UNEVEN = Duration.ofMillis(5);

    private final KernelSync kernel;
    private final Optional<NtpServer> ntp;
    private final InstantSource clock;
    private final Duration watched;

    /** {@code watched}: how long the clock is held against a steady one. */
    ClockCheck(KernelSync kernel, Optional<NtpServer> ntp, InstantSource clock, Duration watched) {
        this.kernel = kernel;
        this.ntp = ntp;
        this.clock = clock;
        this.watched = watched;
    }

    @Override
    public String id() {
        return "clock";
    }

    @Override
    public String title() {
        return "Clock";
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(90);
    }

    @Override
    public List<Finding> run() throws InterruptedException {
        var steady = System.nanoTime();
        var wall = clock.instant();
        var findings = new ArrayList<Finding>();
        findings.add(kernel.look());
        findings.add(ntp.map(NtpServer::look)
                .orElseGet(() -> Finding.skipped("No time server was asked; name one with --ntp to compare.")));
        var left = watched.minusNanos(System.nanoTime() - steady);
        if (!left.isNegative()) {
            Thread.sleep(left.toMillis());
        }
        var watchedFor = Duration.ofNanos(System.nanoTime() - steady);
        findings.add(even(Duration.between(wall, clock.instant()).minus(watchedFor), watchedFor));
        return findings;
    }

    private static Finding even(Duration apart, Duration over) {
        var words = "In " + Millis.of(over) + " the clock went " + Millis.of(apart.abs())
                + (apart.isNegative() ? " less" : " more") + " than a steady one.";
        return apart.abs().compareTo(UNEVEN) > 0
                ? Finding.warn(
                        words, "Something sets the clock while it runs; see the log of the program that keeps it.")
                : Finding.ok(words);
    }
}
