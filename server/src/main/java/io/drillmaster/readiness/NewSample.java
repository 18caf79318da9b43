package io.drillmaster.readiness;

import java.time.LocalDate;

/**
 * A value that somebody feeds.
 *
 * @param signal of what
 * @param subject team or repository, in its feeder's words
 * @param day that it tells of
 * @param amount of the signal's unit
 * @param source what measured it, such as the name of a job
 * @param note anything else; may be empty
 */
public record NewSample(Signal signal, String subject, LocalDate day, Amount amount, String source, String note) {
    /** The subject of a whole organisation. */
    public static final String EVERYTHING = "all";

    /** What two samples share of which the later replaces the earlier. */
    record Place(Signal signal, String subject, LocalDate day, String source) {}

    Place place() {
        return new Place(signal, subject, day, source);
    }
}
