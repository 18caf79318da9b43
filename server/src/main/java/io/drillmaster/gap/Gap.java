package io.drillmaster.gap;

import io.drillmaster.verdict.GapCategory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a drill or a tabletop showed to be missing.
 *
 * @param origin what showed it
 * @param suggestionKey of the suggestion it came from; empty when a person added it
 * @param category where in the chain
 * @param title the condition, in one line
 * @param description what was observed
 * @param evidence rows of the log that it rests on; none when a tabletop showed it, whose events {@code origin} names
 * @param owner who sees to it; empty when nobody does yet
 * @param due until when
 * @param provedBy the re-drill, or the later session, that proved it closed; present exactly when it is closed
 * @param createdBy account name, or {@value GapService#PROPOSER} for a suggestion
 * @param createdAt when it was added or suggested
 * @param sample of a sample exercise, made up like it
 */
public record Gap(
        GapId id,
        Origin origin,
        Optional<String> suggestionKey,
        GapCategory category,
        String title,
        String description,
        List<UUID> evidence,
        GapStatus status,
        String owner,
        Optional<LocalDate> due,
        Optional<ProvedBy> provedBy,
        String createdBy,
        Instant createdAt,
        boolean sample) {
    public Gap {
        evidence = List.copyOf(evidence);
    }

    /** Whether its last day was before {@code today} and it is not closed. */
    public boolean overdue(LocalDate today) {
        return status.unfinished() && due.filter(today::isAfter).isPresent();
    }

    /** What people may edit, as it is now. */
    public GapEdit edit() {
        return new GapEdit(title, category, owner, due, status);
    }
}
