package io.drillmaster.evidence;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.util.PSQLException;

/** Writes what the inbox drains into the log, and tells a row that can never be written from a database that is down. */
public final class LogWriter implements EvidenceWriter {
    private final EvidenceStore store;

    /** Into this log. */
    public LogWriter(EvidenceStore store) {
        this.store = store;
    }

    @Override
    public void write(List<NewEvidence> rows) throws RejectedEvidenceException {
        try {
            store.append(rows);
        } catch (JdbiException e) {
            if (refusal(e).isEmpty()) {
                throw e;
            }
            findTheCulprit(rows, e);
        }
    }

    /**
     * Halves the rows until one is left. What stands before it is then in the log, in its order, and is left as it is
     * when it comes again.
     */
    private void findTheCulprit(List<NewEvidence> rows, JdbiException failure) throws RejectedEvidenceException {
        var suspects = rows;
        var last = failure;
        while (suspects.size() > 1) {
            var half = suspects.size() / 2;
            try {
                store.append(suspects.subList(0, half));
                suspects = suspects.subList(half, suspects.size());
            } catch (JdbiException e) {
                if (refusal(e).isEmpty()) {
                    throw e;
                }
                suspects = suspects.subList(0, half);
                last = e;
            }
        }
        try {
            store.append(suspects);
        } catch (JdbiException e) {
            // The driver's own words: JDBI would add the statement and the whole row.
            throw new RejectedEvidenceException(
                    suspects.get(0).id(),
                    "PostgreSQL refuses it: " + refusal(e).orElseThrow(() -> e).getMessage());
        }
        throw last; // it was taken after all: whatever it was has passed, and the rest is offered again
    }

    /** SQLSTATE classes 22 (data exception) and 23 (integrity constraint violation): trying again cannot help. */
    private static Optional<PSQLException> refusal(Throwable problem) {
        for (var cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException refused && refused.getSQLState() != null) {
                var state = refused.getSQLState();
                return state.startsWith("22") || state.startsWith("23") ? Optional.of(refused) : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
