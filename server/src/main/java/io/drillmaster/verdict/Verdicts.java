package io.drillmaster.verdict;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Problem;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.measure.Measure;
import io.drillmaster.measure.Measurement;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.ExerciseState;
import io.drillmaster.plan.PlanStore;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What the evidence says about exercises: now, and at every moment when it said something new. */
public final class Verdicts {
    private final VerdictStore store;
    private final PlanStore plans;
    private final EvidenceStore evidence;
    private final InstantSource clock;

    /** On a migrated database. */
    public Verdicts(Jdbi jdbi, PlanStore plans, EvidenceStore evidence, InstantSource clock) {
        this.store = new VerdictStore(jdbi);
        this.plans = plans;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** What the evidence says at this moment. */
    public Measurement now(ExerciseId exercise) {
        return now(exercise(exercise), evidence.of(exercise));
    }

    /** The same, for a caller that has read plan and evidence already. */
    public Measurement now(Exercise exercise, List<Evidence> rows) {
        return Measure.measure(exercise.plan(), rows, clock.instant());
    }

    /** Measures again and keeps the result when it says something else than the one before. */
    public Measurement measureAgain(ExerciseId exercise) {
        return store.jdbi().inTransaction(handle -> measureAgain(handle, exercise));
    }

    /** For a follower of the log: measures every exercise that the rows speak of. */
    public void read(Handle handle, List<Evidence> rows) {
        var touched = new LinkedHashSet<ExerciseId>();
        for (var row : rows) {
            row.exercise().ifPresent(touched::add);
        }
        for (var exercise : touched) {
            var unused = measureAgain(handle, exercise);
        }
    }

    /** Every measurement that was kept, oldest first. */
    public List<Measurement> history(ExerciseId exercise) {
        return store.history(exercise);
    }

    /** How the verdict came to be what it is: each time it said something else, oldest first. Empty before any. */
    public List<VerdictChange> changes(ExerciseId exercise) {
        return VerdictChange.among(store.versions(exercise));
    }

    private Measurement measureAgain(Handle handle, ExerciseId id) {
        // The row lock puts two measurers of one exercise in order; the later one sees what the earlier one saw.
        var exercise = plans.lock(handle, id)
                .orElseThrow(() -> new IllegalStateException("evidence speaks of " + id + ", which does not exist"));
        var measurement = now(exercise, evidence.of(id));
        var before = store.latest(handle, id);
        var same = before.filter(last -> exercise.state() == ExerciseState.RUNNING
                ? MeasurementJson.sameFindings(last, measurement)
                : MeasurementJson.sameResult(last, measurement));
        if (same.isEmpty()) {
            store.add(handle, id, measurement);
        }
        return measurement;
    }

    private Exercise exercise(ExerciseId id) {
        return plans.find(id).orElseThrow(() -> Problem.notFound("There is no exercise " + id + "."));
    }

    /** The exercise's last kept measurement. */
    public Optional<Measurement> latest(ExerciseId exercise) {
        return store.jdbi().withHandle(handle -> store.latest(handle, exercise));
    }
}
