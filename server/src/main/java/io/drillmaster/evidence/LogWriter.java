package io.drillmaster.evidence;

import java.util.List;
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
            if (!isAboutData(e)) {
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
                if (isAboutData(e)) {
                    throw new RejectedEvidenceException(row.id(), "PostgreSQL refuses it: " + e.getMessage());
                }
                throw e;
            }
        }
    }

    /** SQLSTATE classes 22 (data exception) and 23 (integrity constraint violation): trying again cannot help. */
    private static boolean isAboutData(Throwable problem) {
        for (var cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException refused && refused.getSQLState() != null) {
                return refused.getSQLState().startsWith("22")
                        || refused.getSQLState().startsWith("23");
            }
        }
        return false;
    }
}
