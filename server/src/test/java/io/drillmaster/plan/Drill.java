package io.drillmaster.plan;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Secrets;
import io.drillmaster.drillpackages.ActionSettings;
import io.drillmaster.drillpackages.BenignAction;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.ExecutionVector;
import io.drillmaster.drillpackages.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;

/** Tells of an exercise as planned: finished, one hour from {@link #NOON} on, one target, unless a test says otherwise. */
public final class Drill {
    /** When the window opens. */
    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private Labels labels = Labels.NONE;
    private Coverage coverage = Coverage.NONE;
    private boolean sample;
    private String scenario = "SC-01";
    private boolean control;
    private Instant opensAt = NOON;
    private ExerciseState state = ExerciseState.CLOSED;
    private int targets = 1;
    private Objective objective = Objective.NONE;
    private Set<String> insiders = Set.of();

    private List<String> rules = List.of();
    private List<String> scope = List.of(Exercise.ANYWHERE);

    private Drill() {}

    /** Begins to tell. */
    public static Drill drill() {
        return new Drill();
    }

    /** Of another scenario. */
    public Drill scenario(String id) {
        scenario = id;
        return this;
    }

    /** A null control. */
    public Drill control() {
        control = true;
        return this;
    }

    /** Opening some days after noon. */
    public Drill daysLater(int days) {
        opensAt = NOON.plus(Duration.ofDays(days));
        return this;
    }

    /** In another state than finished. */
    public Drill state(ExerciseState other) {
        state = other;
        return this;
    }

    /** With several targets. */
    public Drill targets(int count) {
        targets = count;
        return this;
    }

    /** With objectives for TTD and TTR. */
    public Drill objective(Duration ttd, Duration ttr) {
        objective = new Objective(Optional.of(ttd), Optional.of(ttr));
        return this;
    }

    /** With people who know. */
    public Drill insiders(String... logins) {
        insiders = Set.of(logins);
        return this;
    }

    /** Of a scenario that expects these detection rules. */
    public Drill expecting(String... names) {
        rules = List.of(names);
        return this;
    }

    /** With packages that act only at these places. */
    public Drill scope(String... places) {
        scope = List.of(places);
        return this;
    }

    /** Compared by these. */
    public Drill labels(String team, String hostClass, String variant) {
        labels = new Labels(team, hostClass, variant);
        return this;
    }

    /** Covering these stages and techniques. */
    public Drill covering(Coverage other) {
        coverage = other;
        return this;
    }

    /** Made up for show. */
    public Drill sample() {
        sample = true;
        return this;
    }

    private String yaml() {
        return "id: " + scenario
                + (rules.isEmpty() ? "" : "\nexpectations:\n  - rules: [" + String.join(", ", rules) + "]");
    }

    /** As it is handed to {@link PlanStore#add}. */
    public Exercise draft() {
        return new Exercise(
                new ExercisePlan(
                        new ExerciseId(0),
                        "Typosquat in CI",
                        scenario,
                        3,
                        control,
                        new Window(opensAt, opensAt.plus(Duration.ofHours(1))),
                        IntStream.rangeClosed(1, targets)
                                .mapToObj(Drill::target)
                                .toList(),
                        insiders,
                        objective),
                ExerciseState.PLANNED,
                yaml(),
                "Ada Lovelace, +1 555 0100",
                Collections.nCopies(targets, "pip install pytorch-utilz"),
                "ada",
                opensAt.minus(Duration.ofDays(1)),
                Optional.empty(),
                "a note",
                scope,
                false,
                labels,
                coverage,
                sample);
    }

    /** As it is read back from the database. */
    public Exercise stored(Jdbi jdbi) {
        var plans = new PlanStore(jdbi);
        var id = jdbi.inTransaction(handle -> {
            var number = plans.add(handle, draft());
            plans.setState(handle, number, state);
            return number;
        });
        return plans.find(id).orElseThrow();
    }

    private static InstallTarget target(int number) {
        var token = Token.ofRandom(Secrets.bytes(Token.LENGTH));
        return new InstallTarget(
                token,
                "CI runner " + number,
                Ecosystem.PYPI,
                "pytorch-utilz",
                "0.0." + number,
                "/tmp/security-drill-" + token.value(),
                ExecutionVector.PYPI_SDIST,
                Set.of(BenignAction.WRITE_MARKER, BenignAction.DNS_LOOKUP),
                ActionSettings.USUAL_SLEEP);
    }
}
