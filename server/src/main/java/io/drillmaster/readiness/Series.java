package io.drillmaster.readiness;

import java.util.List;

/**
 * What one source says of one subject, day by day.
 *
 * @param subject team or repository
 * @param source what measured it
 * @param samples those that count, oldest first, at least one
 */
public record Series(String subject, String source, List<Sample> samples) {
    public Series {
        samples = List.copyOf(samples);
    }

    /** The oldest. */
    public Sample first() {
        return samples.get(0);
    }

    /** The newest. */
    public Sample last() {
        return samples.get(samples.size() - 1);
    }
}
