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
            findTheCulprit(rows);
        }
    }

    /** One by one: those before the culprit are then in the log, and are left as they are when they come again. */
    private void findTheCulprit(List<NewEvidence> rows) throws RejectedEvidenceException {
        for (var row : rows) {
            try {
                store.append(List.of(row));
            } catch (JdbiException e) {
                var refusal = refusal(e);
                if (refusal.isPresent()) {
                    // The driver's own words: JDBI would add the statement and the whole row.
                    throw new RejectedEvidenceException(
                            row.id(), "PostgreSQL refuses it: " + refusal.get().getMessage());
                }
                throw e;
            }
        }
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
