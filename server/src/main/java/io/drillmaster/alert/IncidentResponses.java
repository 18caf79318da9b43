package io.drillmaster.alert;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/**
 * What all that is known of one incident's responses means for an exercise: the rows that count. They are worked out anew
 * with every response, and their ids follow from what they are made of, so neither the order in which responses arrive
 * nor their repetition changes what is in force in the end.
 */
final class IncidentResponses {
    private final ExerciseId exercise;
    private final Responders responders;
    private final List<NewEvidence> rows = new ArrayList<>();
    private final List<NewEvidence> acknowledged = new ArrayList<>();

    private IncidentResponses(ExerciseId exercise, Responders responders) {
        this.exercise = exercise;
        this.responders = responders;
    }

    /**
     * The rows, each after the one that it refers to. An acknowledgement that was taken back stands there too, with its
     * retraction.
     *
     * @param responses all that one source told of one incident, in any order
     */
    static List<NewEvidence> rows(ExerciseId exercise, Collection<Evidence> responses, Responders responders) {
        var made = new IncidentResponses(exercise, responders);
        var seen = new HashSet<String>();
        responses.stream()
                .sorted(Comparator.comparingLong(Evidence::seq))
                .filter(row -> seen.add(response(row).dedupKey()))
                .sorted(Comparator.comparing(Evidence::saidAt)) // stable: at one moment the log's order decides
                .forEach(made::add);
        return List.copyOf(made.rows);
    }

    private void add(Evidence row) {
        var response = response(row);
        switch (response.kind()) {
            case ACKNOWLEDGED -> acknowledged.addAll(answer(row, new Fact.Acknowledged(response.summary())));
            case INVESTIGATING -> {
                var unused = answer(row, new Fact.Investigating(response.summary()));
            }
            case UNACKNOWLEDGED -> {
                acknowledged.forEach(answer -> takeBack(answer, row));
                acknowledged.clear();
            }
            case HINT, CLOSED -> {
                // shown with the exercise, for it is attributed too; it ends nothing
            }
        }
    }

    /** The row of what a person did; none when it was automation, or somebody who is ignored. */
    private List<NewEvidence> answer(Evidence row, Fact fact) {
        var answer = response(row).person().flatMap(responders::actor).map(actor -> {
            var made = NewEvidence.of(row.source(), row.receivedAt(), fact)
                    .id(id(row, fact.getClass().getSimpleName()))
                    .exercise(exercise)
                    .actor(actor)
                    .refersTo(row.id());
            row.sourceTime().ifPresent(made::sourceTime);
            return made.build();
        });
        answer.ifPresent(rows::add);
        return answer.stream().toList();
    }

    private void takeBack(NewEvidence answer, Evidence row) {
        var reason =
                "The acknowledgement does not hold any more: " + response(row).summary();
        var made = NewEvidence.of(row.source(), row.receivedAt(), new Fact.Retracted(reason))
                .id(id(row, answer.id().toString()))
                .exercise(exercise)
                .refersTo(answer.id());
        response(row).person().ifPresent(made::actor);
        row.sourceTime().ifPresent(made::sourceTime);
        rows.add(made.build());
    }

    private UUID id(Evidence row, String what) {
        var same = String.join("/", "response", row.source(), response(row).dedupKey(), exercise.toString(), what);
        return UUID.nameUUIDFromBytes(same.getBytes(StandardCharsets.UTF_8));
    }

    private static Fact.ResponseReceived response(Evidence row) {
        return (Fact.ResponseReceived) row.fact();
    }
}
