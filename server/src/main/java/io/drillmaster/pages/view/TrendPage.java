package io.drillmaster.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GET {@code /trend}, filtered by {@code ?scenario=}.
 *
 * @param sentence the whole in one sentence, with n and period
 * @param scenarios filter; the first means all
 * @param tiles the few numbers
 * @param charts drawings, each with its own summary
 * @param rows every drill, newest first
 */
public record TrendPage(String sentence, List<Choice> scenarios, List<Tile> tiles, List<Chart> charts, List<Row> rows)
        implements Page {
    public TrendPage {
        scenarios = List.copyOf(scenarios);
        tiles = List.copyOf(tiles);
        charts = List.copyOf(charts);
        rows = List.copyOf(rows);
    }

    /**
     * One number of the summary.
     *
     * @param value e.g. {@code 75 %} or {@code not reached (> 1 h)}
     * @param detail interval and n, e.g. {@code 9 of 12, 95 % interval 47–91 %}
     */
    public record Tile(String label, String value, String detail) {}

    /**
     * A drawing made by the server.
     *
     * @param id for the page's own links
     * @param title says n and period
     * @param svg trusted markup, put into the page as it is; every text in it must be escaped by whoever drew it
     * @param summary what it shows, in a sentence
     */
    public record Chart(String id, String title, String svg, String summary) {}

    /**
     * One drill.
     *
     * @param objective met, missed, undecided; null without one
     */
    public record Row(
            Moment when,
            Link exercise,
            String scenario,
            Chip outcome,
            String ttd,
            String ttr,
            @Nullable Chip objective) {}
}
