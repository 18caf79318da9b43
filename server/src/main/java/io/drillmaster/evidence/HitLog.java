package io.drillmaster.evidence;

import io.drillmaster.evidence.HitFile.Stored;
import java.util.List;
import java.util.UUID;

/** Where pages of hits end up. */
@FunctionalInterface
interface HitLog {
    /**
     * Writes what the pages hold, all or nothing. A page that was written before is left out.
     *
     * @param forgotten ids of pages that will never be offered again: the log need not remember them any longer
     * @throws RejectedEvidenceException if one page can never be written; the others are then offered again without it
     * @throws Exception if it does not work at the moment; the same pages are then offered again later
     */
    void write(List<Stored> pages, List<UUID> forgotten) throws Exception;
}
