package io.drillmaster.alert;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.PlanIndex;
import io.drillmaster.plan.PlanStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** The scenes that a batch of alerts, or a page of them, is compared with: each read once. */
final class Scenes {
    /** Whatever ran earlier than this is over. */
    private static final Duration LONGEST_WINDOW = PlanIndex.STILL_MATTERS;

    private final PlanStore plans;
    private final EvidenceStore evidence;
    private final Instant asOf;
    private final Map<ExerciseId, Optional<Scene>> read = new HashMap<>();

    Scenes(PlanStore plans, EvidenceStore evidence, Instant asOf) {
        this.plans = plans;
        this.evidence = evidence;
        this.asOf = asOf;
    }

    /** The exercises that ran, or were meant to run, where one of these alerts comes from, and were not over then. */
    List<Scene> where(Handle handle, Collection<Evidence> alerts) {
        var hosts = new LinkedHashSet<String>();
        var inScope = new LinkedHashSet<String>();
        for (var alert : alerts) {
            var places = Places.of(alert);
            hosts.addAll(places.hosts());
            inScope.addAll(places.inScope());
        }
        if (inScope.isEmpty()) {
            return List.of();
        }
        var first = alerts.stream()
                .map(Evidence::receivedAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        var found = new TreeMap<ExerciseId, Scene>();
        for (var id : evidence.seenOn(handle, hosts, first.minus(LONGEST_WINDOW))) {
            of(id).filter(scene -> !scene.closesAt().isBefore(first)).ifPresent(scene -> found.put(id, scene));
        }
        plans.inScope(inScope, first)
                .forEach(exercise -> found.put(exercise.plan().id(), of(exercise)));
        return List.copyOf(found.values());
    }

    /** Where and when it ran; empty for a sample, which ran nowhere, so that nothing real can be about it. */
    Optional<Scene> of(ExerciseId id) {
        return read.computeIfAbsent(
                id,
                unread -> plans.find(unread)
                        .filter(exercise -> !exercise.sample())
                        .map(this::read));
    }

    Scene of(Exercise exercise) {
        return read.computeIfAbsent(exercise.plan().id(), unread -> Optional.of(read(exercise)))
                .orElseThrow();
    }

    private Scene read(Exercise exercise) {
        return Scene.of(exercise, evidence.of(exercise.plan().id()), asOf);
    }
}
