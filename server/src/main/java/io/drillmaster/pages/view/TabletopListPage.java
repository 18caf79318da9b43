package io.drillmaster.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All tabletop sessions.
 *
 * @param rows newest first
 * @param mayRun whether this visitor may run one
 */
public record TabletopListPage(List<Row> rows, boolean mayRun) implements Page {
    public TabletopListPage {
        rows = List.copyOf(rows);
    }

    /**
     * One of them.
     *
     * @param href of the console, or of the report for somebody who runs none; null when there is nothing for them yet
     * @param report where its report is; null before it is over
     * @param people how many are in the room, in words
     * @param made by whom and when
     */
    public record Row(
            String id,
            String title,
            String msel,
            Chip phase,
            String people,
            String made,
            @Nullable String href,
            @Nullable String report) {}
}
