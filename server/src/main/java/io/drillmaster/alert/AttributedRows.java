package io.drillmaster.alert;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.evidence.AttributionLevel;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.evidence.Fact;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Which exercises the rows of an incident surely belong to. The last word on a row counts, except that a rule never
 * overrules a person; a word that was taken back counts not at all. Where a person rejected the incident's alert and no
 * other alert of it belongs to the exercise, what rules say of the responses counts no more either.
 *
 * @param words the words in force, by the row that they are about and the exercise
 * @param alerts the rows that are alerts
 */
record AttributedRows(Map<Subject, Evidence> words, Set<UUID> alerts) {
    /** What a word is about. */
    record Subject(UUID row, ExerciseId exercise) {}

    static AttributedRows of(Handle handle, EvidenceStore evidence, List<Evidence> rows) {
        var alerts = rows.stream()
                .filter(row -> row.fact() instanceof Fact.AlertReceived)
                .map(Evidence::id)
                .collect(Collectors.toSet());
        var said = evidence.about(handle, ids(rows)).stream()
                .filter(row ->
                        row.fact() instanceof Fact.Attributed && row.exercise().isPresent())
                .toList();
        var takenBack = takenBack(handle, evidence, said);
        var words = new HashMap<Subject, Evidence>();
        for (var word : said) {
            if (!takenBack.contains(word.id())) {
                words.merge(
                        new Subject(
                                word.refersTo().orElseThrow(), word.exercise().orElseThrow()),
                        word,
                        (one, next) -> one.actor().isPresent() && next.actor().isEmpty() ? one : next);
            }
        }
        return new AttributedRows(words, alerts);
    }

    /** The exercises that the incident as a whole belongs to. */
    Set<ExerciseId> exercises() {
        var exercises = new HashSet<ExerciseId>();
        words.forEach((subject, word) -> {
            if (strong(word) && !word.source().equals(Belonging.SOURCE)) {
                exercises.add(subject.exercise());
            }
        });
        exercises.removeIf(this::rejected);
        return exercises;
    }

    /** Whether something says already that this row belongs to the exercise. */
    boolean isOf(UUID row, ExerciseId exercise) {
        var word = words.get(new Subject(row, exercise));
        return word != null && strong(word);
    }

    private boolean rejected(ExerciseId exercise) {
        var onAlerts = words.entrySet().stream()
                .filter(entry -> entry.getKey().exercise().equals(exercise)
                        && alerts.contains(entry.getKey().row()))
                .map(Map.Entry::getValue)
                .toList();
        return onAlerts.stream().anyMatch(word -> word.actor().isPresent())
                && onAlerts.stream().noneMatch(AttributedRows::strong);
    }

    private static boolean strong(Evidence word) {
        return ((Fact.Attributed) word.fact()).level() == AttributionLevel.STRONG;
    }

    /** Which of these rows are taken back, by a retraction that is not taken back itself. */
    static Set<UUID> takenBack(Handle handle, EvidenceStore evidence, Collection<Evidence> rows) {
        var retractions = retractionsOf(handle, evidence, rows);
        var undone = retractionsOf(handle, evidence, retractions).stream()
                .flatMap(row -> row.refersTo().stream())
                .collect(Collectors.toSet());
        return retractions.stream()
                .filter(row -> !undone.contains(row.id()))
                .flatMap(row -> row.refersTo().stream())
                .collect(Collectors.toSet());
    }

    /** The rows that take back one of these. */
    static List<Evidence> retractionsOf(Handle handle, EvidenceStore evidence, Collection<Evidence> rows) {
        return rows.isEmpty()
                ? List.of()
                : evidence.about(handle, ids(rows)).stream()
                        .filter(row -> row.fact() instanceof Fact.Retracted)
                        .toList();
    }

    private static List<UUID> ids(Collection<Evidence> rows) {
        return rows.stream().map(Evidence::id).toList();
    }
}
