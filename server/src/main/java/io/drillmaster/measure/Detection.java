package io.drillmaster.measure;

import java.time.Instant;
import java.util.UUID;

/**
 * The first signal (D).
 *
 * @param at on the server's clock: receipt for machines, the statement for people
 * @param by who won
 * @param evidence the row
 */
public record Detection(Instant at, By by, UUID evidence) {
    /** Who noticed first. */
    public enum By {
        /** An attributed alert. */
        MACHINE,
        /** A person, by reporting or by investigating before any alert. */
        HUMAN
    }
}
