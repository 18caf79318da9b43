package io.drillmaster.measure;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** A duration that a drill measures (TTD, TTA, TTR): seen, not seen so far, or not a question. Never null, never 0 for "none". */
public sealed interface Elapsed {

    /**
     * Both ends were seen.
     *
     * @param estimate the value shown, at least 0
     * @param lo at least
     * @param hi at most
     * @param evidence the rows that made it
     */
    record Observed(Duration estimate, Duration lo, Duration hi, List<UUID> evidence) implements Elapsed {
        public Observed {
            evidence = List.copyOf(evidence);
            if (lo.isNegative() || lo.compareTo(estimate) > 0 || estimate.compareTo(hi) > 0) {
                throw new IllegalArgumentException("bounds out of order: " + lo + ", " + estimate + ", " + hi);
            }
        }
    }

    /**
     * The clock started, and its end was not seen: the value is longer than the follow-up (right-censored).
     *
     * @param followUp how long it was watched
     * @param evidence the rows that started the clock
     */
    record Censored(Duration followUp, List<UUID> evidence) implements Elapsed {
        public Censored {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * The clock never started.
     *
     * @param reason a sentence for people
     */
    record NotApplicable(String reason) implements Elapsed {}
}
