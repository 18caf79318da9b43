package io.drillmaster.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One signal of readiness: its drawing, what it shows, and its samples. Shown by {@code readiness-parts :: panel}.
 *
 * @param id of the signal; also of the panel on its page
 * @param title as people read it
 * @param meaning what it counts, and which direction is better
 * @param feeding where its value comes from
 * @param drawing null when nothing counts in the period
 * @param lines what each series shows
 * @param rows its samples, newest day first; perhaps not all
 * @param more how many samples are in the table for download only
 * @param csv address of the table
 */
public record SignalPanel(
        String id,
        String title,
        String meaning,
        String feeding,
        @Nullable Drawing drawing,
        List<Line> lines,
        List<Row> rows,
        int more,
        String csv) {
    public SignalPanel {
        lines = List.copyOf(lines);
        rows = List.copyOf(rows);
    }

    /** How many samples there are, for the summary of the table. */
    public String count() {
        var count = rows.size() + more;
        return count == 1 ? "1 sample" : count + " samples";
    }

    /**
     * One series.
     *
     * @param mark as in the drawing; null when it is not drawn
     * @param who subject, and source where one subject has several
     * @param sentence what became of it
     * @param turn better or worse; null when neither
     */
    public record Line(
            @Nullable Drawing mark,
            String who,
            String sentence,
            @Nullable Chip turn) {}

    /**
     * One sample.
     *
     * @param state null when it counts
     * @param said the note, and who withdrew it or put it back
     * @param change where it is withdrawn or put back; null for people who may not
     * @param restores whether that puts it back
     */
    public record Row(
            String id,
            String day,
            String subject,
            String value,
            String source,
            String fed,
            @Nullable Chip state,
            String said,
            @Nullable String change,
            boolean restores) {}
}
