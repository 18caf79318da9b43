package io.drillmaster.review;

import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/** The rows that stand: those that no standing row retracts. */
final class Standing {
    private Standing() {}

    /** In log order. A retraction is always later than what it retracts, so one pass from the end decides. */
    static List<Evidence> of(List<Evidence> rows) {
        var retracted = new HashSet<UUID>();
        var standing = new ArrayList<Evidence>();
        for (var row : rows.stream()
                .sorted(Comparator.comparingLong(Evidence::seq).reversed())
                .toList()) {
            if (retracted.contains(row.id())) {
                continue;
            }
            if (row.fact() instanceof Fact.Retracted) {
                row.refersTo().ifPresent(retracted::add);
            }
            standing.add(0, row);
        }
        return standing;
    }
}
