package io.drillmaster.alert;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.evidence.AttributionLevel;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * What is written because an incident belongs to an exercise, and because it belongs there no more: a person may reject its
 * alert, and may think better of it. Rows are never changed, so what was made is retracted, and the retraction retracted.
 */
final class Belonging {
    /** The source of these rows. */
    static final String SOURCE = "response.attribution";

    private final Handle handle;
    private final EvidenceStore evidence;
    private final Instant now;

    Belonging(Handle handle, EvidenceStore evidence, Instant now) {
        this.handle = handle;
        this.evidence = evidence;
        this.now = now;
    }

    /** That a response belongs to an exercise because its incident does. */
    NewEvidence bySameIncident(Evidence response, ExerciseId exercise) {
        var reason = "It is about the same incident as something else that belongs to the drill.";
        return NewEvidence.of(SOURCE, now, new Fact.Attributed(AttributionLevel.STRONG, reason))
                .id(id(response.id() + "/" + exercise))
                .exercise(exercise)
                .refersTo(response.id())
                .build();
    }

    /**
     * What has to be taken back of what was made of these responses, or brought back, so that it counts for these
     * exercises and no others. What a person took back or brought back stays as it is.
     */
    List<NewEvidence> corrections(List<Evidence> responses, Set<ExerciseId> exercises) {
        var made = evidence.about(handle, responses.stream().map(Evidence::id).toList()).stream()
                .filter(Belonging::ours)
                .toList();
        var taken = AttributedRows.retractionsOf(handle, evidence, made).stream()
                .filter(row -> row.source().equals(SOURCE))
                .toList();
        var undone = AttributedRows.retractionsOf(handle, evidence, taken).stream()
                .flatMap(row -> row.refersTo().stream())
                .collect(Collectors.toSet());
        var rows = new ArrayList<NewEvidence>();
        for (var row : made) {
            var ofRow = taken.stream()
                    .filter(other -> other.refersTo().equals(Optional.of(row.id())))
                    .toList();
            var open =
                    ofRow.stream().filter(other -> !undone.contains(other.id())).toList();
            var belongs = exercises.contains(row.exercise().orElseThrow());
            if (belongs) {
                open.forEach(other -> rows.add(retract(other, "What it answers belongs to the drill after all.", 0)));
            } else if (open.isEmpty()) {
                rows.add(retract(row, "What it answers does not belong to the drill.", ofRow.size()));
            }
        }
        return rows;
    }

    /** Responses that count, and attributions that were made here. */
    private static boolean ours(Evidence row) {
        return row.exercise().isPresent()
                && (row.fact() instanceof Fact.Acknowledged
                        || row.fact() instanceof Fact.Investigating
                        || (row.fact() instanceof Fact.Attributed
                                && row.source().equals(SOURCE)));
    }

    private NewEvidence retract(Evidence row, String reason, int time) {
        return NewEvidence.of(SOURCE, now, new Fact.Retracted(reason))
                .id(id(row.id() + "/taken back/" + time))
                .exercise(row.exercise().orElseThrow())
                .refersTo(row.id())
                .build();
    }

    private static UUID id(String same) {
        return UUID.nameUUIDFromBytes((SOURCE + "/" + same).getBytes(StandardCharsets.UTF_8));
    }
}
