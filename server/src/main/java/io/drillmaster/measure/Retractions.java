package io.drillmaster.measure;

import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Which rows do not count because somebody withdrew them. A retraction speaks of an earlier row only, so reading the log
 * backwards settles every retraction before the row that it speaks of, and no circle is possible.
 */
final class Retractions {
    private final Map<UUID, Evidence> withdrawnBy;

    private Retractions(Map<UUID, Evidence> withdrawnBy) {
        this.withdrawnBy = withdrawnBy;
    }

    /** Reads the retractions among rows that are in log order. */
    static Retractions of(List<Evidence> rows) {
        var seqOf = new HashMap<UUID, Long>();
        rows.forEach(row -> seqOf.put(row.id(), row.seq()));
        var withdrawnBy = new HashMap<UUID, Evidence>();
        for (var i = rows.size() - 1; i >= 0; i--) {
            var row = rows.get(i);
            if (!(row.fact() instanceof Fact.Retracted) || withdrawnBy.containsKey(row.id())) {
                continue;
            }
            row.refersTo()
                    .filter(target -> seqOf.getOrDefault(target, Long.MAX_VALUE) < row.seq())
                    .ifPresent(target -> withdrawnBy.put(target, row));
        }
        return new Retractions(withdrawnBy);
    }

    /** The first retraction in force on this row. */
    Optional<Evidence> of(UUID row) {
        return Optional.ofNullable(withdrawnBy.get(row));
    }
}
