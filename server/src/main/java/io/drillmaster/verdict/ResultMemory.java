package io.drillmaster.verdict;

import io.drillmaster.common.ExerciseId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Keeps all results in memory, since a page about all of them is asked for far more often than one of them changes. Each
 * look asks the database which rows changed since the last one, so that it is as fresh as if it had read all of them, and
 * several processes on one database need not tell each other anything.
 */
final class ResultMemory {
    private static final Comparator<Result> OLDEST_FIRST =
            Comparator.comparing(Result::when).thenComparing(Result::exercise);

    private final Jdbi jdbi;
    private final Map<ExerciseId, Result> known = new HashMap<>();
    private String seenBelow = ResultStore.NOTHING_SEEN;
    private long revisions;
    private Finished finished = new Finished(0, List.of());

    ResultMemory(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * As they are now. Within a transaction of the caller, which sees what nobody else does and may be undone, they are read
     * and not kept.
     */
    synchronized Finished now() {
        return jdbi.withHandle(handle -> handle.isInTransaction()
                ? ordered(ResultStore.changedSince(handle, ResultStore.NOTHING_SEEN)
                        .rows())
                : handle.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, this::keepUp));
    }

    private Finished keepUp(Handle handle) {
        var news = ResultStore.changedSince(handle, seenBelow);
        var changed = false;
        for (var result : news.rows()) {
            changed |= !result.equals(known.put(result.exercise(), result));
        }
        if (known.size() != news.count()) {
            // Rows are gone: samples were removed. Rare enough to begin again.
            news = ResultStore.changedSince(handle, ResultStore.NOTHING_SEEN);
            known.clear();
            news.rows().forEach(result -> known.put(result.exercise(), result));
            changed = true;
        }
        seenBelow = news.seenBelow();
        if (changed) {
            finished = ordered(known.values());
        }
        return finished;
    }

    private Finished ordered(Collection<Result> results) {
        revisions++;
        return new Finished(revisions, results.stream().sorted(OLDEST_FIRST).toList());
    }
}
