package io.drillmaster.pages.view;

import java.util.List;

/**
 * GET {@code /gaps}, filtered by {@code ?status=}.
 *
 * @param filters links that filter, with their counts in the text
 * @param rows the gaps that passed the filter, most urgent first
 * @param overdue how many of all open ones are overdue
 * @param total how many gaps there are, whatever the filter
 * @param path path and query of this page, where changes return to
 */
public record GapListPage(List<Filter> filters, List<GapRow> rows, int overdue, int total, String path)
        implements Page {
    public GapListPage {
        filters = List.copyOf(filters);
        rows = List.copyOf(rows);
    }

    /** One filter: where it leads, what it is called, how many gaps it has, whether it is in use. */
    public record Filter(String href, String label, int count, boolean active) {}
}
