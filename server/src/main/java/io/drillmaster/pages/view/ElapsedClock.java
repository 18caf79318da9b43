package io.drillmaster.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the big clocks: since execution, TTD, TTR.
 *
 * @param id e.g. {@code ttd}
 * @param label e.g. {@code Time to detect}
 * @param state how it looks
 * @param text the value: {@code 2 min 05 s}, {@code > 60 min}, {@code not started}
 * @param since ISO 8601 instant from which a RUNNING clock counts; null otherwise
 * @param detail bounds or the reason, e.g. {@code between 2 min 01 s and 2 min 07 s}
 * @param objective e.g. {@code objective 5 min}; null without one
 * @param verdict met, missed, undecided; null without an objective
 * @param evidence the rows that made the value
 */
public record ElapsedClock(
        String id,
        String label,
        State state,
        String text,
        @Nullable String since,
        @Nullable String detail,
        @Nullable String objective,
        @Nullable Chip verdict,
        List<Link> evidence) {
    public ElapsedClock {
        evidence = List.copyOf(evidence);
    }

    /** The same clock, against its objective. */
    public ElapsedClock with(@Nullable String against, @Nullable Chip met) {
        return new ElapsedClock(id, label, state, text, since, detail, against, met, evidence);
    }

    /** How far the clock is. */
    public enum State {
        /** Not started. */
        WAITING,
        /** Counts on. */
        RUNNING,
        /** Both ends were seen. */
        STOPPED,
        /** Longer than it was watched: the end was never seen. */
        CENSORED,
        /** No question here. */
        NOT_APPLICABLE;

        /** Name of the style class. */
        public String css() {
            return "clock-" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
