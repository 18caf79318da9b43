package io.drillmaster.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GET {@code /msels/{id}/edit/text}, and what comes back from checking.
 *
 * @param id of the tabletop; empty for a new one
 * @param yaml the text as it stands in the form
 * @param readFrom version that it was started from
 * @param revision of the draft that it was started from; 0 when there is none
 * @param note what was changed
 * @param wrong what the form as a whole was refused for; null when it was not
 * @param findings of the check, in the order of lines
 * @param checked whether it was checked, so that no finding means that it is clean
 * @param preview what would be played; null when the text cannot be played
 */
public record MselEditPage(
        String id,
        String yaml,
        int readFrom,
        int revision,
        String note,
        @Nullable String wrong,
        List<Line> findings,
        boolean checked,
        MselPage.@Nullable Preview preview)
        implements Page {
    public MselEditPage {
        findings = List.copyOf(findings);
    }

    /** A finding: where, whether it keeps the text from being saved, and what. */
    public record Line(int line, Chip severity, String message) {}
}
