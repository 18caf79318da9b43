package io.drillmaster.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GET {@code /evidence/{id}}: one row with all that is known of it. Taking it back goes by POST to
 * {@code /evidence/{id}/retract} with {@code reason}.
 *
 * @param id the row
 * @param exercise whose exercise it belongs to; null while nobody's
 * @param kind what sort of fact
 * @param sentence what was observed
 * @param standIn whether the source is a stand-in
 * @param retracted why and by whom it was taken back; null when it stands
 * @param undo path that takes the retraction back; null when not offered
 * @param row the row's own fields
 * @param fact the fact's fields
 * @param raw the payload, pretty where that can be done; null when the row has none
 * @param rawNote what the payload is: format, size, SHA-256
 * @param history rows that are about this one, oldest first
 * @param mayRetract whether the form is offered
 * @param reason the form's only field
 */
public record EvidencePage(
        String id,
        @Nullable Link exercise,
        Chip kind,
        String sentence,
        boolean standIn,
        @Nullable String retracted,
        @Nullable String undo,
        List<NamedValue> row,
        List<NamedValue> fact,
        @Nullable String raw,
        String rawNote,
        List<History> history,
        boolean mayRetract,
        Field reason)
        implements Page {
    public EvidencePage {
        row = List.copyOf(row);
        fact = List.copyOf(fact);
        history = List.copyOf(history);
    }

    /** A later row that is about this one. */
    public record History(Moment at, String sentence, Link evidence) {}
}
