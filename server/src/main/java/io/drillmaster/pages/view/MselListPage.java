package io.drillmaster.pages.view;

import java.util.List;

/**
 * GET {@code /msels}.
 *
 * @param rows tabletops that sessions can be played from
 * @param drafts what this person is writing on
 * @param mayWrite whether this person may write and import
 * @param file the field of the import, with what was wrong
 * @param blank the field for the id of an empty one, with what was wrong
 */
public record MselListPage(List<Row> rows, List<Row> drafts, boolean mayWrite, Field file, Field blank)
        implements Page {
    public MselListPage {
        rows = List.copyOf(rows);
        drafts = List.copyOf(drafts);
    }

    /**
     * One of them.
     *
     * @param version e.g. {@code version 3, saved by grace}
     */
    public record Row(String href, String id, String title, String version, Chip origin) {}
}
