package io.drillmaster.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** Tells the person who watches what is going on, with the seconds since the start. */
final class Progress {
    private final PrintWriter out;
    private final InstantSource clock;
    private final Instant startedAt;

    Progress(PrintWriter out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    synchronized void say(String line) {
        var seconds = Duration.between(startedAt, clock.instant()).toMillis() / 1000.0;
        out.println(String.format(Locale.ROOT, "%6.1f s  %s", seconds, line));
        out.flush();
    }

    /** A line that belongs to no moment. */
    synchronized void print(String line) {
        out.println(line);
        out.flush();
    }
}
