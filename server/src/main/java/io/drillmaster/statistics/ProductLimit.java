package io.drillmaster.statistics;

import io.drillmaster.statistics.KaplanMeier.Band;
import io.drillmaster.statistics.KaplanMeier.Step;
import io.drillmaster.statistics.KaplanMeier.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Makes the curve, in one walk over the subjects in order of time. */
final class ProductLimit {
    private final List<Step> steps = new ArrayList<>();
    private final List<Duration> censored = new ArrayList<>();

    private int atRisk;
    /** Share before the last subject was censored. Between two of those the share is a plain ratio of counts. */
    private double frozen = 1;

    private int frozenAtRisk;
    private double greenwood;

    private ProductLimit(int subjects) {
        atRisk = subjects;
        frozenAtRisk = subjects;
    }

    static KaplanMeier curve(Collection<Subject> subjects) {
        var sorted = subjects.stream()
                .sorted((one, next) -> one.time().compareTo(next.time()))
                .toList();
        var walk = new ProductLimit(sorted.size());
        for (var i = 0; i < sorted.size(); ) {
            var end = endOfTie(sorted, i);
            walk.pass(sorted.subList(i, end));
            i = end;
        }
        return new KaplanMeier(
                walk.steps,
                walk.censored,
                sorted.size(),
                sorted.isEmpty()
                        ? Optional.empty()
                        : Optional.of(sorted.get(sorted.size() - 1).time()));
    }

    /** The place after the last of those with the same time as the one at {@code from}. */
    static int endOfTie(List<Subject> sorted, int from) {
        var end = from + 1;
        while (end < sorted.size()
                && sorted.get(end).time().equals(sorted.get(from).time())) {
            end++;
        }
        return end;
    }

    private void pass(List<Subject> tie) {
        var time = tie.get(0).time();
        var events = (int) tie.stream().filter(Subject::event).count();
        if (events > 0) {
            step(time, events);
        }
        atRisk -= events;
        if (events < tie.size()) {
            frozen *= (double) atRisk / frozenAtRisk;
            atRisk -= tie.size() - events;
            frozenAtRisk = atRisk;
            for (var i = events; i < tie.size(); i++) {
                censored.add(time);
            }
        }
    }

    private void step(Duration time, int events) {
        if (events == atRisk) {
            steps.add(new Step(time, atRisk, events, 0, 0, Optional.empty()));
            return;
        }
        var survival = frozen * ((double) (atRisk - events) / frozenAtRisk);
        greenwood += events / ((double) atRisk * (atRisk - events));
        var spread = Wilson.Z * Math.sqrt(greenwood) / Math.abs(Math.log(survival));
        var band = new Band(Math.pow(survival, Math.exp(spread)), Math.pow(survival, Math.exp(-spread)));
        steps.add(new Step(time, atRisk, events, survival, survival * Math.sqrt(greenwood), Optional.of(band)));
    }
}
