package io.drillmaster.alert;

import io.drillmaster.evidence.AttributionLevel;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.measure.AlertVerdict;
import io.drillmaster.measure.InstallInstance;
import io.drillmaster.measure.Measure;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.ExercisePlan;
import io.drillmaster.scenarios.ExpectedRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where and when an exercise happened, as far as the evidence shows it: what an alert without any name of the drill in it is
 * compared with.
 *
 * @param rules names of the rules that its scenario expects, in lower case
 * @param ranOn hosts on which its package was seen to run
 * @param scope where its packages may act, as planned
 * @param publishedAt when its first package came to exist
 * @param executedFrom not before this did anything of it run; empty while nothing was seen
 */
record Scene(
        ExercisePlan plan,
        Set<String> rules,
        Set<String> ranOn,
        Set<String> scope,
        Instant publishedAt,
        Optional<Instant> executedFrom) {
    /** Sensors and this server do not agree on the second in which something began. */
    static final Duration BEFORE_EXECUTION = Duration.ofSeconds(60);

    Scene {
        rules = Set.copyOf(rules);
        ranOn = Set.copyOf(ranOn);
        scope = Set.copyOf(scope);
    }

    /** @param rows all that belongs to the exercise, in log order */
    static Scene of(Exercise exercise, List<Evidence> rows, Instant asOf) {
        var measured = Measure.measure(exercise.plan(), rows, asOf);
        var strong = measured.alerts().stream()
                .filter(alert -> alert.level() == AttributionLevel.STRONG)
                .map(AlertVerdict::alert)
                .collect(Collectors.toSet());
        var ranOn = new TreeSet<String>();
        measured.installs().stream().flatMap(install -> install.host().stream()).forEach(ranOn::add);
        rows.stream()
                .filter(row -> strong.contains(row.id()))
                .flatMap(row -> row.host().stream())
                .forEach(ranOn::add);
        return new Scene(
                exercise.plan(),
                ExpectedRules.in(exercise.scenarioYaml()).stream()
                        .map(Scene::plain)
                        .collect(Collectors.toSet()),
                ranOn,
                Set.copyOf(exercise.scope()),
                publishedAt(exercise, rows),
                measured.installs().stream()
                        .map(InstallInstance::executedAt)
                        .flatMap(at -> Stream.of(at.lo()))
                        .min(Comparator.naturalOrder()));
    }

    private static Instant publishedAt(Exercise exercise, List<Evidence> rows) {
        return rows.stream()
                .filter(row -> row.fact() instanceof Fact.Published)
                .map(Evidence::receivedAt)
                .min(Comparator.naturalOrder())
                .orElse(exercise.plan().window().opensAt());
    }

    /** From when on an alert can be about it: a minute before the execution, but not before the package existed. */
    Instant opensAt() {
        return executedFrom
                .map(at -> at.minus(BEFORE_EXECUTION))
                .filter(publishedAt::isBefore)
                .orElse(publishedAt);
    }

    Instant closesAt() {
        return plan.window().closesAt();
    }

    boolean isOpenAt(Instant moment) {
        return !moment.isBefore(opensAt()) && !moment.isAfter(closesAt());
    }

    boolean expects(String rule) {
        return rules.contains(plain(rule));
    }

    boolean ranAt(Places places) {
        return places.anyHostIn(ranOn);
    }

    /** Whether it ran there, or was meant to. */
    boolean concerns(Places places) {
        return ranAt(places) || places.inScope().stream().anyMatch(scope::contains);
    }

    private static String plain(String rule) {
        return rule.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
