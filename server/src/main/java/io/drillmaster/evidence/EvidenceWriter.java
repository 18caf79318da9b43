package io.drillmaster.evidence;

import java.util.List;

/** Writes rows into the log itself (PostgreSQL), from where everybody reads them. */
@FunctionalInterface
public interface EvidenceWriter {
    /**
     * Writes the rows in the order given. May be called again with rows that were written before: a row whose id is in
     * the log already is left as it is.
     *
     * @throws RejectedEvidenceException if one row can never be written; the others are then offered again without it
     * @throws Exception if it does not work at the moment; the same rows are then offered again later
     */
    void write(List<NewEvidence> rows) throws Exception;
}
