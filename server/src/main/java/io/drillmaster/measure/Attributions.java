package io.drillmaster.measure;

import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact.Attributed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * How surely each alert belongs to the exercise. The last word counts, except that a rule never overrules a person: a
 * forwarder that repeats an alert would otherwise bring back what a person has rejected.
 */
final class Attributions {
    private final Map<UUID, List<Row<Attributed>>> byAlert = new HashMap<>();

    private Attributions() {}

    static Attributions of(Log log) {
        var attributions = new Attributions();
        log.of(Attributed.class)
                .forEach(row -> row.evidence()
                        .refersTo()
                        .ifPresent(alert -> attributions
                                .byAlert
                                .computeIfAbsent(alert, unseen -> new ArrayList<>())
                                .add(row)));
        return attributions;
    }

    /** The attribution in force of an alert that was delivered as these rows; empty: it is not of this exercise. */
    Optional<Attributed> of(Collection<Evidence> deliveries) {
        var words = deliveries.stream()
                .flatMap(row -> byAlert.getOrDefault(row.id(), List.of()).stream())
                .sorted((one, other) ->
                        Long.compare(one.evidence().seq(), other.evidence().seq()))
                .toList();
        return last(words.stream()
                        .filter(row -> row.evidence().actor().isPresent())
                        .toList())
                .or(() -> last(words));
    }

    private static Optional<Attributed> last(List<Row<Attributed>> rows) {
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(rows.get(rows.size() - 1).fact());
    }
}
