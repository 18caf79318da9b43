package io.drillmaster.alert;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.evidence.AttributionLevel;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.evidence.Fact;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Which rows surely belong to which exercises. The last word on a row counts, except that a rule never overrules a person;
 * a word that was taken back counts not at all.
 *
 * @param exercisesOf by the row's id
 */
record AttributedRows(Map<UUID, Set<ExerciseId>> exercisesOf) {
    static AttributedRows of(Handle handle, EvidenceStore evidence, List<Evidence> rows) {
        var words = evidence.about(handle, rows.stream().map(Evidence::id).toList()).stream()
                .filter(row ->
                        row.fact() instanceof Fact.Attributed && row.exercise().isPresent())
                .toList();
        if (words.isEmpty()) {
            return new AttributedRows(Map.of());
        }
        var takenBack = evidence.about(handle, words.stream().map(Evidence::id).toList()).stream()
                .filter(row -> row.fact() instanceof Fact.Retracted)
                .flatMap(row -> row.refersTo().stream())
                .collect(Collectors.toSet());
        var last = new HashMap<List<Object>, Evidence>();
        for (var word : words) {
            if (!takenBack.contains(word.id())) {
                last.merge(
                        List.of(word.refersTo().orElseThrow(), word.exercise().orElseThrow()),
                        word,
                        (one, next) -> one.actor().isPresent() && next.actor().isEmpty() ? one : next);
            }
        }
        var exercisesOf = new HashMap<UUID, Set<ExerciseId>>();
        for (var word : last.values()) {
            if (((Fact.Attributed) word.fact()).level() == AttributionLevel.STRONG) {
                exercisesOf
                        .computeIfAbsent(word.refersTo().orElseThrow(), row -> new HashSet<>())
                        .add(word.exercise().orElseThrow());
            }
        }
        return new AttributedRows(exercisesOf);
    }

    /** Of any of the rows. */
    Set<ExerciseId> exercises() {
        return exercisesOf.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    boolean isOf(UUID row, ExerciseId exercise) {
        return exercisesOf.getOrDefault(row, Set.of()).contains(exercise);
    }
}
