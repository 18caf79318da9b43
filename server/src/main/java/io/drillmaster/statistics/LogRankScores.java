package io.drillmaster.statistics;

import io.drillmaster.statistics.KaplanMeier.Subject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How much each subject adds to observed less expected of its group: 1 if it was detected, less the hazard that it was
 * exposed to until then (Nelson 1972), which both groups together define.
 */
final class LogRankScores {
    private final Map<Subject, Double> scores = new HashMap<>();
    private final List<Subject> sorted;

    /** @param sorted subjects of both groups in order of time */
    LogRankScores(List<Subject> sorted) {
        this.sorted = sorted;
        var hazard = 0.0;
        for (var i = 0; i < sorted.size(); ) {
            var tie = sorted.subList(i, ProductLimit.endOfTie(sorted, i));
            hazard += (double) tie.stream().filter(Subject::event).count() / (sorted.size() - i);
            for (var subject : tie) {
                scores.put(subject, (subject.event() ? 1 : 0) - hazard);
            }
            i += tie.size();
        }
    }

    double[] each() {
        return sorted.stream().mapToDouble(this::of).toArray();
    }

    double sum(Collection<Subject> group) {
        return group.stream().mapToDouble(this::of).sum();
    }

    private double of(Subject subject) {
        return Objects.requireNonNull(scores.get(subject));
    }
}
