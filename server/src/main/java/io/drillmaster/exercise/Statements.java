package io.drillmaster.exercise;

import io.drillmaster.alert.CiRun;
import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Problem;
import io.drillmaster.drillpackages.Phase;
import io.drillmaster.evidence.AttributionLevel;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import io.drillmaster.evidence.Visibility;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.ExerciseState;
import io.drillmaster.plan.InstallTarget;
import io.drillmaster.plan.PlanStore;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What people state in an exercise. Each statement is evidence with its actor; taking one back is another one. */
public final class Statements {
    private static final int LONGEST = 2_000;
    private static final Set<Phase> AT_INSTALL = Set.of(Phase.RESOLVED, Phase.INSTALLED);
    private static final int LONGEST_WORD = 40;
    private static final int LONGEST_OUTPUT = 100_000;

    private final PlanStore plans;
    private final EvidenceStore evidence;
    private final InstantSource clock;

    /** On the shared log. */
    public Statements(PlanStore plans, EvidenceStore evidence, InstantSource clock) {
        this.plans = plans;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** "I am investigating": ends TTR. @return the row, so that it can be taken back */
    public UUID investigating(ExerciseId id, String by, String note) {
        started(id);
        return append(id, by, new Fact.Investigating(text(note)));
    }

    /** "I have seen it": ends TTA. */
    public UUID acknowledge(ExerciseId id, String by, String note) {
        started(id);
        return append(id, by, new Fact.Acknowledged(text(note)));
    }

    /** "I noticed something", without an alert. */
    public UUID report(ExerciseId id, String by, String note) {
        started(id);
        return append(id, by, new Fact.Reported(text(note)));
    }

    /** "A page reached me": ends TTN. */
    public UUID paged(ExerciseId id, String by, String note) {
        started(id);
        return append(id, by, new Fact.Paged(text(note)));
    }

    /** "It is contained", and by what: ends TTC and the exposure. */
    public UUID contained(ExerciseId id, String by, String done) {
        started(id);
        if (done.isBlank()) {
            throw Problem.badField("done", "done-missing", "Say what was done to contain it.");
        }
        return append(id, by, new Fact.Contained(text(done)));
    }

    /** How far the traces got, of a run that no alert told of. */
    public UUID visibility(ExerciseId id, String by, Visibility reached, String note) {
        started(id);
        if (reached.shownByEvidence()) {
            throw Problem.badField(
                    "reached", "shown-by-evidence", "Alerts and what followed them are read from the evidence.");
        }
        return append(id, by, new Fact.VisibilityJudged(reached, text(note)));
    }

    /** The exercise says nothing, because those who were to be tested knew of it. */
    public UUID invalidate(ExerciseId id, String by, String reason) {
        if (started(id).state() == ExerciseState.ABORTED) {
            throw Problem.conflict("stopped", id + " was stopped for safety; it has no verdict to take away.");
        }
        return append(id, by, new Fact.Invalidated(reason(reason)));
    }

    /** The blue team knows from now on that it is a drill. */
    public UUID reveal(ExerciseId id, String by, String reason) {
        var exercise = started(id);
        if (exercise.state() != ExerciseState.RUNNING) {
            throw Problem.conflict("not-running", id + " is over; there is nothing left to reveal.");
        }
        return append(id, by, new Fact.Revealed(reason(reason)));
    }

    /**
     * How an install went. The client's output, where given, is kept raw; what it says of the scripts decides when the
     * person left it open.
     */
    public UUID installReported(ExerciseId id, String by, InstallReport report) {
        var exercise = started(id);
        if (exercise.state() != ExerciseState.RUNNING) {
            throw Problem.conflict("not-running", id + " is over; how an install went counts only until then.");
        }
        var target = exercise.plan()
                .target(report.target())
                .orElseThrow(() -> Problem.badField("target", "target-unknown", "Choose a package of " + id + "."));
        var row = NewEvidence.of("person", clock.instant(), fact(report, target))
                .exercise(id)
                .token(target.token())
                .actor(by)
                .raw(report.output().getBytes(StandardCharsets.UTF_8))
                .build();
        evidence.append(List.of(row));
        return row.id();
    }

    /**
     * Says whether an alert belongs to this exercise.
     *
     * @throws Problem 409 when it shall belong here and surely belongs to another exercise already: one alert is one drill's,
     *     unless somebody says so with {@link #attributeToBoth}
     */
    public UUID attribute(ExerciseId id, UUID alert, AttributionLevel level, String by, String reason) {
        if (level == AttributionLevel.STRONG) {
            evidence.inForce(List.of(alert)).stream()
                    .filter(word -> ((Fact.Attributed) word.fact()).level() == AttributionLevel.STRONG)
                    .flatMap(word -> word.exercise().stream())
                    .filter(other -> !other.equals(id))
                    .findFirst()
                    .ifPresent(other -> {
                        throw Problem.conflict(
                                "belongs-elsewhere",
                                "It belongs to " + other + " already. Reject it there first, or confirm it for both on"
                                        + " the page of alerts.");
                    });
        }
        return say(id, alert, level, by, reason);
    }

    /** Says that an alert belongs to this exercise too, besides those that it belongs to already. */
    public UUID attributeToBoth(ExerciseId id, UUID alert, String by, String reason) {
        return say(id, alert, AttributionLevel.STRONG, by, reason);
    }

    private UUID say(ExerciseId id, UUID alert, AttributionLevel level, String by, String reason) {
        started(id);
        var row = row(alert);
        if (!(row.fact() instanceof Fact.AlertReceived)) {
            throw Problem.badInput("not-an-alert", "Only alerts are attributed; this row is none.");
        }
        var statement = NewEvidence.of("person", clock.instant(), new Fact.Attributed(level, reason(reason)))
                .exercise(id)
                .actor(by)
                .refersTo(alert)
                .build();
        evidence.append(List.of(statement));
        return statement.id();
    }

    /**
     * Says that a CI run is this exercise's: what the CI system tells of it is about the drill, also what it told before.
     *
     * @param run as {@link CiRun} writes it
     * @param by the person; empty when a step of the run says it
     * @throws Problem 409 when the run is another exercise's
     */
    public UUID tieCiRun(ExerciseId id, CiRun run, Optional<String> by) {
        started(id);
        evidence.exerciseOfCiRun(run.toString())
                .filter(other -> !other.equals(id))
                .ifPresent(other -> {
                    throw Problem.conflict(
                            "belongs-elsewhere", run + " is " + other + "’s already. Take that back there first.");
                });
        var row = NewEvidence.of(by.isPresent() ? "person" : "ci", clock.instant(), new Fact.CiRunTied(run.toString()))
                .exercise(id);
        by.ifPresent(row::actor);
        var built = row.build();
        evidence.append(List.of(built));
        return built.id();
    }

    /** Takes a row out of the count, with a reason. To undo it, retract the retraction. */
    public UUID retract(ExerciseId id, UUID refersTo, String by, String reason) {
        var row = row(refersTo);
        var own = row.exercise().filter(id::equals).isPresent()
                || evidence.of(id).stream().anyMatch(other -> other.id().equals(refersTo));
        if (!own) {
            throw Problem.notFound("That row of evidence does not belong to " + id + ".");
        }
        var retraction = NewEvidence.of("person", clock.instant(), new Fact.Retracted(reason(reason)))
                .exercise(id)
                .actor(by)
                .refersTo(refersTo)
                .build();
        evidence.append(List.of(retraction));
        return retraction.id();
    }

    private UUID append(ExerciseId id, String by, Fact fact) {
        var row = NewEvidence.of("person", clock.instant(), fact)
                .exercise(id)
                .actor(by)
                .build();
        evidence.append(List.of(row));
        return row.id();
    }

    private Evidence row(UUID id) {
        return evidence.find(id).orElseThrow(() -> Problem.notFound("There is no such row of evidence."));
    }

    private Exercise started(ExerciseId id) {
        var exercise = plans.find(id).orElseThrow(() -> Problem.notFound("There is no exercise " + id + "."));
        if (exercise.state() == ExerciseState.PLANNED) {
            throw Problem.conflict("not-started", id + " has not started yet.");
        }
        return exercise;
    }

    private static Fact.InstallReported fact(InstallReport report, InstallTarget target) {
        if (report.client().isBlank()) {
            throw Problem.badField("client", "client-missing", "Say which client installed it, for example npm.");
        }
        if (report.output().length() > LONGEST_OUTPUT) {
            throw Problem.badField(
                    "output",
                    "too-long",
                    "The output has " + report.output().length() + " characters; paste the last " + LONGEST_OUTPUT
                            + " at most.");
        }
        if (report.scriptsBlocked() && Collections.disjoint(target.vector().phases(), AT_INSTALL)) {
            throw Problem.badField(
                    "blocked",
                    "nothing-to-block",
                    target.packageName() + " runs nothing at install time, so there was nothing to block.");
        }
        var said = InstallScripts.in(report.output(), target);
        if (report.scriptsBlocked() && said == InstallScripts.RAN) {
            throw Problem.badField(
                    "blocked",
                    "contradiction",
                    "You say that the install script was blocked, and the output says that it ran. Correct one of them.");
        }
        return new Fact.InstallReported(
                word("client", report.client()),
                word("version", report.version()),
                report.exitCode(),
                report.scriptsBlocked() || said == InstallScripts.BLOCKED,
                text(report.note()));
    }

    private static String word(String field, String text) {
        if (text.length() > LONGEST_WORD) {
            throw Problem.badField(
                    field,
                    "too-long",
                    "The " + field + " has " + text.length() + " characters; " + LONGEST_WORD + " are allowed.");
        }
        return text.strip();
    }

    private static String reason(String text) {
        if (text.isBlank()) {
            throw Problem.badField("reason", "reason-missing", "Say why; the reason stays readable in the timeline.");
        }
        return text(text);
    }

    private static String text(String text) {
        if (text.length() > LONGEST) {
            throw Problem.badField(
                    "note", "too-long", "The text has " + text.length() + " characters; " + LONGEST + " are allowed.");
        }
        return text.strip();
    }
}
