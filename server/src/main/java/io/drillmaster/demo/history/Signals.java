package io.drillmaster.demo.history;

import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.AlertTraits;
import io.drillmaster.evidence.AttributionLevel;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.InstallTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What tools and people told of a sample exercise. */
final class Signals {
    private static final Duration LATE_BY = Duration.ofMinutes(25);
    private static final Duration BETWEEN_ALERTS = Duration.ofSeconds(7);
    private static final String RULE = "Drill marker written during package install";

    private final Episode episode;
    private final Exercise exercise;
    private final List<Telling.Ran> ran;
    private final List<NewEvidence> rows = new ArrayList<>();

    Signals(Episode episode, Exercise exercise, List<Telling.Ran> ran) {
        this.episode = episode;
        this.exercise = exercise;
        this.ran = ran;
    }

    /** Those that came in time, in no particular order. */
    List<NewEvidence> inTime() {
        switch (episode.course()) {
            case ALERTED, CONTRADICTORY -> {
                alerts(noticedAt(), AlertKind.RUNTIME, RULE, AttributionLevel.STRONG);
                answered(noticedAt());
            }
            case NOTICED -> {
                person(
                        noticedAt(),
                        new Fact.Reported(
                                "An odd package was installed, and there is a new file in the temporary directory."));
                answered(noticedAt());
            }
            case UNDECIDED ->
                alerts(noticedAt(), AlertKind.RUNTIME, "Shell below a package manager", AttributionLevel.CANDIDATE);
            case WARNED -> {
                var warned = ranAt().minusMillis(900);
                alerts(warned, AlertKind.GATE_WARNED, "Package name close to a known one", AttributionLevel.STRONG);
                answered(warned);
            }
            case BLOCKED_AND_TOLD -> {
                var told = episode.opensAt().plus(episode.installAfter()).plus(Duration.ofSeconds(95));
                alerts(told, AlertKind.GATE_BLOCKED, "Install stopped by policy", AttributionLevel.STRONG);
                answered(told);
            }
            case FALSE_ALARM ->
                alerts(
                        episode.opensAt().plus(episode.installAfter()).plusSeconds(200),
                        AlertKind.RUNTIME,
                        "Unknown package name",
                        AttributionLevel.STRONG);
            case REVEALED ->
                person(
                        ranAt().plus(Duration.ofMinutes(17)),
                        new Fact.Revealed("The on-call engineer asked in the chat."));
            case UNSEEN, ALERTED_LATE, BLOCKED_SILENTLY, QUIET, STOPPED -> {
                // nobody was told while the window was open
            }
        }
        return List.copyOf(rows);
    }

    /** When the late alert came. */
    Instant lateAt() {
        return episode.closesAt().plus(LATE_BY);
    }

    /** What came after the window, where something did. */
    List<NewEvidence> late() {
        if (episode.course() == Course.ALERTED_LATE) {
            alerts(lateAt(), AlertKind.RUNTIME, RULE, AttributionLevel.STRONG);
        }
        return List.copyOf(rows);
    }

    private void alerts(Instant first, AlertKind kind, String rule, AttributionLevel level) {
        var about = ran.isEmpty()
                ? exercise.plan().targets()
                : ran.stream().map(Telling.Ran::target).toList();
        for (var i = 0; i < about.size(); i++) {
            alert(first.plus(BETWEEN_ALERTS.multipliedBy(i)), about.get(i), kind, rule, level);
        }
    }

    private void alert(Instant at, InstallTarget target, AlertKind kind, String rule, AttributionLevel level) {
        var id = UUID.randomUUID();
        var strong = level == AttributionLevel.STRONG;
        var fact = new Fact.AlertReceived(
                kind,
                rule,
                "Warning",
                "Sample: " + rule + " (" + target.packageName() + ")",
                Optional.empty(),
                id.toString(),
                new AlertTraits(
                        strong ? Set.of(target.token()) : Set.of(),
                        Set.of(target.packageName()),
                        Set.of(),
                        Set.of(episode.host())));
        var source = kind == AlertKind.RUNTIME ? "falco" : "generic";
        rows.add(row(source, at, fact).id(id).host(episode.host()).build());
        rows.add(row(
                        "attribution",
                        at.plusMillis(200),
                        new Fact.Attributed(
                                level,
                                strong
                                        ? "It carries the token of " + target.packageName() + "."
                                        : "It comes from where the drill ran, at the time."))
                .refersTo(id)
                .build());
    }

    private void answered(Instant signal) {
        episode.investigatedAfter().ifPresent(length -> {
            var seen = episode.acknowledgedAfter();
            if (seen.compareTo(length) < 0) {
                person(signal.plus(seen), new Fact.Acknowledged("On it in a minute."));
            }
            person(signal.plus(length), new Fact.Investigating("Looking at the host and the package."));
        });
    }

    private void person(Instant at, Fact fact) {
        rows.add(row("person", at, fact).actor(episode.responder()).build());
    }

    private NewEvidence.Builder row(String source, Instant at, Fact fact) {
        return NewEvidence.of(source + Telling.MARK, at, fact)
                .exercise(exercise.plan().id());
    }

    private Instant ranAt() {
        return ran.get(0).at();
    }

    private Instant noticedAt() {
        return ranAt().plus(episode.noticedAfter());
    }
}
