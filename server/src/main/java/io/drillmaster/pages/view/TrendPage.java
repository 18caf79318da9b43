package io.drillmaster.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GET {@code /trend}, filtered by {@code ?period=&from=&until=&scenario=&variant=&team=&hostClass=}.
 *
 * @param sentence the whole in one sentence, with n and period
 * @param filters what is looked at
 * @param samples a sentence when made-up exercises are among them; null when none is
 * @param tiles the few numbers; empty when nothing fits
 * @param contents where each question stands; empty when nothing fits
 * @param answers the questions with their drawings, as {@code trend-answers} rendered them; empty when nothing fits
 * @param changes days on which something changed
 * @param tabletops the panel of tabletops, as {@code trend-tabletops} rendered it; there whatever fits
 * @param nothing what to do when nothing fits; null when something does
 */
public record TrendPage(
        String sentence,
        Filters filters,
        @Nullable String samples,
        List<Tile> tiles,
        List<Link> contents,
        Markup answers,
        Changes changes,
        Markup tabletops,
        @Nullable Nothing nothing)
        implements Page {
    public TrendPage {
        tiles = List.copyOf(tiles);
        contents = List.copyOf(contents);
    }

    /**
     * The form of the filters.
     *
     * @param from first day, {@code 2026-01-31}; empty when a period is chosen
     * @param until last day
     * @param dates whether days are given
     * @param narrowed whether anything but the usual is chosen
     * @param kinds of drills that can be compared, each with its number; empty when there is one kind only
     * @param files of all that is shown
     */
    public record Filters(
            List<Choice> periods,
            String from,
            String until,
            boolean dates,
            List<Filter> labels,
            boolean narrowed,
            List<Link> kinds,
            List<Link> files) {
        public Filters {
            periods = List.copyOf(periods);
            labels = List.copyOf(labels);
            kinds = List.copyOf(kinds);
            files = List.copyOf(files);
        }
    }

    /**
     * One list to choose from.
     *
     * @param name of the parameter
     */
    public record Filter(String name, String label, List<Choice> choices) {
        public Filter {
            choices = List.copyOf(choices);
        }
    }

    /** That nothing fits, and what to do. */
    public record Nothing(String title, String text, Link way) {}

    /**
     * One number of the summary.
     *
     * @param value e.g. {@code 75 %} or {@code not reached (> 1 h)}
     * @param detail interval and n, e.g. {@code 9 of 12, 95 % interval 47–91 %}
     */
    public record Tile(String label, String value, String detail) {}

    /**
     * The day of a change.
     *
     * @param day {@code 2026-01-31}; empty when none is known
     * @param hidden the filters of the page, by their names
     */
    public record Split(String day, List<NamedValue> hidden) {
        public Split {
            hidden = List.copyOf(hidden);
        }
    }

    /**
     * What leadership asks, with the answers.
     *
     * @param split asks for the day of a change; null where there is no use for one
     */
    public record Question(
            String id,
            String title,
            List<Chart> charts,
            @Nullable Split split) {
        public Question {
            charts = List.copyOf(charts);
        }
    }

    /**
     * A drawing made by the server.
     *
     * @param id for the page's own links
     * @param title says n and period
     * @param svg trusted markup, put into the page as it is; every text in it must be escaped by whoever drew it; null
     *     when the table is the drawing
     * @param summary what it shows, in a sentence
     * @param csv where its numbers are a file
     */
    public record Chart(String id, String title, @Nullable String svg, String summary, String csv, Table table) {}

    /**
     * The numbers of a drawing.
     *
     * @param left how many rows more are in the file; 0 when all are shown
     */
    public record Table(List<Heading> headings, List<List<Cell>> rows, int left) {
        public Table {
            headings = List.copyOf(headings);
            rows = List.copyOf(rows);
        }
    }

    /** Name of a column. */
    public record Heading(String text, boolean number) {}

    /**
     * What stands in a row.
     *
     * @param href where it leads; null when nowhere
     * @param chip instead of the text; null when it is a plain text
     */
    public record Cell(
            String text, @Nullable String href, @Nullable Chip chip) {}

    /**
     * Days on which something changed.
     *
     * @param listed as numbered in the drawings
     * @param mayWrite whether this person may add and remove some
     * @param kinds to choose from
     * @param scenarios to choose from; the first means all
     * @param back path of this page
     */
    public record Changes(
            List<Change> listed, boolean mayWrite, List<Choice> kinds, List<Choice> scenarios, String back) {
        public Changes {
            listed = List.copyOf(listed);
            kinds = List.copyOf(kinds);
            scenarios = List.copyOf(scenarios);
        }
    }

    /**
     * One of them.
     *
     * @param day {@code 2026-01-31}
     * @param remove path of its removal; null when it cannot be removed
     */
    public record Change(String day, String text, @Nullable String remove) {}
}
