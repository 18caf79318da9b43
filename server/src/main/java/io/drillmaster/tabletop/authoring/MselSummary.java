package io.drillmaster.tabletop.authoring;

import java.time.Instant;
import java.util.Optional;

/**
 * A version of a tabletop, as lists show it.
 *
 * @param id of the tabletop
 * @param version counts up
 * @param title as participants read it
 * @param savedBy who saved it; empty for one that came with the program
 * @param savedAt when; absent for one that came with the program
 * @param note what was changed, as its author says; may be empty
 */
public record MselSummary(
        String id, int version, String title, String savedBy, Optional<Instant> savedAt, String note) {
    /** Whether it came with the program. */
    public boolean shipped() {
        return savedAt.isEmpty();
    }
}
