package io.drillmaster.alert;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.evidence.Fact;
import io.drillmaster.plan.ExercisePlan;
import io.drillmaster.plan.PlanStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Explains alerts that belong to no exercise: how each compares with the exercises of about its time. It is worked out when
 * somebody looks, from what is known then, and never kept: only decisions are evidence.
 */
public final class NearMisses {
    /** An exercise whose window is further away than this is no near miss, unless the alert names its package. */
    private static final Duration REACH = Duration.ofDays(1);

    private static final int MOST_EXERCISES = 12;

    private final Jdbi jdbi;
    private final PlanStore plans;
    private final EvidenceStore evidence;
    private final InstantSource clock;

    /** Compares with these plans, as this log shows them. */
    public NearMisses(PlanStore plans, EvidenceStore evidence, InstantSource clock) {
        this.jdbi = plans.jdbi();
        this.plans = plans;
        this.evidence = evidence;
        this.clock = clock;
    }

    /**
     * The nearest exercises of each alert, best first; empty where there was none near, and for what is no alert at all.
     *
     * @param most for one alert
     */
    public Map<UUID, List<NearMiss>> of(List<Evidence> alerts, int most) {
        var scenes = new Scenes(plans, evidence, clock.instant());
        return jdbi.withHandle(handle -> {
            var real = alerts.stream()
                    .filter(row -> row.fact() instanceof Fact.AlertReceived alert && alert.kind() != AlertKind.NOISE)
                    .toList();
            var texts = BatchTexts.of(handle, evidence, real);
            var misses = new LinkedHashMap<UUID, List<NearMiss>>();
            for (var row : real) {
                var words = texts.of(row)
                        .and(((Fact.AlertReceived) row.fact()).traits().packageNames());
                misses.put(
                        row.id(), near(row, words, scenes).stream().limit(most).toList());
            }
            return misses;
        });
    }

    private List<NearMiss> near(Evidence row, SearchableText words, Scenes scenes) {
        var candidates = new LinkedHashMap<ExerciseId, Scene>();
        plans.near(row.receivedAt(), REACH, MOST_EXERCISES)
                .forEach(exercise -> candidates.put(exercise.plan().id(), scenes.of(exercise)));
        // Early as well: a package's name may be spoken of before the exercise has begun.
        for (var moment : List.of(row.receivedAt(), row.receivedAt().plus(REACH))) {
            plans.mentioned(TextWords.of(words), moment).stream()
                    .map(ExercisePlan::id)
                    .filter(id -> !candidates.containsKey(id))
                    .limit(MOST_EXERCISES)
                    .forEach(id -> scenes.of(id).ifPresent(scene -> candidates.put(id, scene)));
        }
        var misses = new ArrayList<NearMiss>();
        candidates.values().forEach(scene -> misses.add(NearMissSentence.of(row, words, scene)));
        misses.sort(Comparator.comparingInt(NearMiss::fits)
                .reversed()
                .thenComparing(miss -> distance(candidates.get(miss.exercise()), row.receivedAt()))
                .thenComparing(NearMiss::exercise));
        return misses;
    }

    private static Duration distance(@Nullable Scene scene, Instant moment) {
        if (scene == null || scene.isOpenAt(moment)) {
            return Duration.ZERO;
        }
        return moment.isBefore(scene.opensAt())
                ? Duration.between(moment, scene.opensAt())
                : Duration.between(scene.closesAt(), moment);
    }
}
