package io.drillmaster.exercise;

import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a person asks for when planning an exercise.
 *
 * @param opensAt absent: when a person starts it
 * @param window absent: the scenario's own
 * @param insiders account names of people who know; their reactions do not count
 * @param contact absent: the server's
 * @param scope where its packages may act, as {@link Exercise#scope}; none: the server's setting
 * @param registries ids of the registries outside that packages of their ecosystem are published to, at most one an
 *     ecosystem; the others' go to the registry of this server
 * @param ttdObjective absent: the scenario's
 * @param ttrObjective absent: the scenario's
 * @param labels what it will be compared by
 */
public record NewExercise(
        String scenarioId,
        String title,
        Optional<Instant> opensAt,
        Optional<Duration> window,
        Set<String> insiders,
        Optional<String> contact,
        List<String> scope,
        Set<String> registries,
        Optional<Duration> ttdObjective,
        Optional<Duration> ttrObjective,
        Labels labels,
        String note) {
    public NewExercise {
        insiders = Set.copyOf(insiders);
        scope = List.copyOf(scope);
        registries = Set.copyOf(registries);
    }

    /** One that is published to the registry of this server only. */
    public NewExercise(
            String scenarioId,
            String title,
            Optional<Instant> opensAt,
            Optional<Duration> window,
            Set<String> insiders,
            Optional<String> contact,
            List<String> scope,
            Optional<Duration> ttdObjective,
            Optional<Duration> ttrObjective,
            String note) {
        this(
                scenarioId,
                title,
                opensAt,
                window,
                insiders,
                contact,
                scope,
                Set.of(),
                ttdObjective,
                ttrObjective,
                Labels.NONE,
                note);
    }
}
