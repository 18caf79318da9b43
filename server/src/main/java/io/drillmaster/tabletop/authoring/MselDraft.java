package io.drillmaster.tabletop.authoring;

import io.drillmaster.common.Problem;
import io.drillmaster.scenarios.ScenarioException;
import io.drillmaster.scenarios.msel.MselDocument;
import java.time.Instant;
import java.util.Optional;

/**
 * A tabletop as somebody is writing it; errors in it are allowed until it is saved as a version.
 *
 * @param person account name of whoever writes it
 * @param id of the tabletop
 * @param revision counts the changes; 0 when nothing is changed yet and nothing is stored
 * @param base version that it was begun from; {@link MselLibraryService#NEW} for a tabletop that is not saved yet
 * @param yaml the whole text
 * @param did what the latest change was; empty when there is none
 * @param changedAt when that was, in UTC; absent when there is none
 */
public record MselDraft(
        String person, String id, int revision, int base, String yaml, String did, Optional<Instant> changedAt) {
    /** Whether anything is changed. */
    public boolean isBegun() {
        return revision > 0;
    }

    /** What it says. @throws Problem 409 when only the text editor can show it */
    public MselDocument document() {
        try {
            return MselDocument.read(yaml);
        } catch (ScenarioException unreadable) {
            throw Problem.conflict(
                    "tabletop-only-text",
                    "No form can show this draft of " + id + ": "
                            + unreadable.findings().get(0).message() + ". Edit it as text.");
        }
    }
}
