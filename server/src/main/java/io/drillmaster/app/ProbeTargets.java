package io.drillmaster.app;

import io.drillmaster.canary.ProbeKeys;
import io.drillmaster.canary.ProbeTarget;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.plan.ExerciseState;
import io.drillmaster.plan.PlanStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the holder of an exercise's probe key looks for, while the exercise runs. */
final class ProbeTargets implements ProbeKeys {
    private final PlanStore plans;

    ProbeTargets(PlanStore plans) {
        this.plans = plans;
    }

    @Override
    public Optional<ProbeTarget> exerciseOf(String key) {
        return plans.byProbeKey(key)
                .filter(exercise -> exercise.state() == ExerciseState.RUNNING)
                .map(exercise -> {
                    Map<String, Token> markers = new LinkedHashMap<>();
                    exercise.plan().targets().forEach(target -> markers.put(target.markerPath(), target.token()));
                    return new ProbeTarget(exercise.plan().id(), markers);
                });
    }
}
