package io.drillmaster.tabletop;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.measure.Outcome;
import io.drillmaster.plan.ExerciseState;
import io.drillmaster.plan.PlanStore;
import io.drillmaster.scenarios.msel.Inject;
import io.drillmaster.verdict.Verdicts;
import java.util.EnumSet;
import java.util.Set;

/**
 * Lets a live drill tell a part of the story that is played beside it: what its measurement shows releases the injects that
 * wait for it. What is looked at is how things stand and not what is new, so that nothing is missed by a restart or a
 * pause, and nothing is told twice.
 */
public final class LiveDrill {
    private final Tabletops tabletops;
    private final PlanStore plans;
    private final Verdicts verdicts;

    /** Releases in these sessions what these verdicts show. */
    public LiveDrill(Tabletops tabletops, PlanStore plans, Verdicts verdicts) {
        this.tabletops = tabletops;
        this.plans = plans;
        this.verdicts = verdicts;
    }

    /** Something became known of this exercise. */
    public void changed(ExerciseId exercise) {
        var beside = tabletops.beside(exercise);
        if (!beside.isEmpty()) {
            var seen = seen(exercise);
            beside.forEach(session -> tabletops.trigger(session, seen));
        }
    }

    /** Looks at all drills beside which somebody plays. */
    public void look() {
        tabletops.drillsBeside().forEach(this::changed);
    }

    private Set<Inject.Trigger> seen(ExerciseId exercise) {
        var seen = EnumSet.noneOf(Inject.Trigger.class);
        plans.find(exercise).ifPresent(plan -> {
            var measurement = verdicts.now(exercise);
            if (measurement.execution().isPresent()) {
                seen.add(Inject.Trigger.EXECUTION);
            }
            if (measurement.detection().isPresent()) {
                seen.add(Inject.Trigger.ALERT);
            }
            var over = plan.state() == ExerciseState.CLOSED || plan.state() == ExerciseState.ABORTED;
            if (over && measurement.outcome() != Outcome.PENDING) {
                seen.add(Inject.Trigger.OUTCOME);
            }
        });
        return seen;
    }
}
