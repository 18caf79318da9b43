package io.drillmaster.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GET {@code /alerts}: every alert that came in, and why it belongs to an exercise or to none. All filters stand in the
 * address.
 *
 * @param matches links that filter by what is said of an alert
 * @param match the value of the one in use; empty for all
 * @param sources to choose from
 * @param kinds to choose from
 * @param text what is looked for in rule and host
 * @param exercise the only exercise shown, where the address names one
 * @param filtered whether anything is left out
 * @param rows the newest first
 * @param older where older alerts are; null when there are none
 * @param newer where newer alerts are; null when there are none
 * @param here path and query of this page, where judgements return to
 */
public record AlertsPage(
        List<Filter> matches,
        String match,
        List<Choice> sources,
        List<Choice> kinds,
        String text,
        @Nullable String exercise,
        boolean filtered,
        List<Row> rows,
        @Nullable String older,
        @Nullable String newer,
        String here)
        implements Page {
    public AlertsPage {
        matches = List.copyOf(matches);
        sources = List.copyOf(sources);
        kinds = List.copyOf(kinds);
        rows = List.copyOf(rows);
    }

    /** One filter: where it leads, what it is called, whether it is in use. */
    public record Filter(String href, String label, boolean active) {}

    /**
     * One alert.
     *
     * @param id the row of evidence, with the raw bytes
     * @param standIn whether the source is a stand-in
     * @param host null where it names none
     * @param judgements what is said of it, for each exercise
     * @param nothing why nothing is said of it; null when something is, or near misses say it
     * @param nearMisses the exercises that it nearly fits
     */
    public record Row(
            String id,
            Moment receivedAt,
            String source,
            boolean standIn,
            Chip kind,
            String rule,
            String priority,
            @Nullable String host,
            String summary,
            List<Judgement> judgements,
            @Nullable String nothing,
            List<Near> nearMisses) {
        public Row {
            judgements = List.copyOf(judgements);
            nearMisses = List.copyOf(nearMisses);
        }
    }

    /**
     * What is said of an alert for one exercise.
     *
     * @param by who said it; null for a rule
     * @param mayConfirm whether to offer that it belongs there
     * @param both whether it belongs to another exercise already, so that confirming means both
     * @param mayReject whether to offer that it does not
     * @param undo row of what a person said and may take back; null when a rule said it
     */
    public record Judgement(
            Link exercise,
            Chip level,
            String reason,
            @Nullable String by,
            boolean mayConfirm,
            boolean both,
            boolean mayReject,
            @Nullable String undo) {}

    /** An exercise that an alert nearly fits, what fits and what does not, and whether to offer that it belongs there. */
    public record Near(Link exercise, String title, String sentence, boolean mayConfirm) {}
}
