package io.drillmaster.evidence;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** A process with a small heap that takes hits without end to them, and prints how much of it is used on the way. */
final class HitSoak {
    private static final int MOST_ON_THE_WAY = 100_000;

    private HitSoak() {}

    /** Runs with the file, how many hits, and how often to print. */
    public static void main(String[] args) throws Exception {
        var issued = Hits.token();
        var hits = Integer.parseInt(args[1]);
        var steps = Integer.parseInt(args[2]);
        var settings = new HitSettings(
                Path.of(args[0]), 64, 256 << 10, 1L << 30, 1 << 20, Duration.ofMillis(1), Duration.ofMillis(20));
        try (var intake = HitIntake.open(settings, (pages, forgotten) -> {}, () -> Set.of(issued))) {
            for (var i = 1; i <= hits; i++) {
                intake.take(Hits.hit(i % 10 == 0 ? issued : Hits.token(), i));
                while (intake.waiting() > MOST_ON_THE_WAY) {
                    LockSupport.parkNanos(1_000_000);
                }
                if (i % (hits / steps) == 0) {
                    while (intake.waiting() > 0) {
                        LockSupport.parkNanos(1_000_000);
                    }
                    System.gc();
                    System.out.println(ManagementFactory.getMemoryMXBean()
                            .getHeapMemoryUsage()
                            .getUsed());
                }
            }
            System.out.println(intake.durable() + intake.dropped());
        }
    }
}
