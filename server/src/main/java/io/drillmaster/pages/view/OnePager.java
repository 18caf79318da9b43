package io.drillmaster.pages.view;

import java.util.List;

/**
 * The trend on one sheet, for people who decide. It names no person.
 *
 * @param title what, in which period
 * @param asked which exercises, in words
 * @param numbers the four that matter most
 * @param figures drawings
 * @param sentences what they say
 * @param changes what was changed in the period, newest first
 * @param more how many changes are left out; 0 for none
 * @param measured how, and by which rules
 * @param notice what a reader must know first, such as that there are samples among them; empty for nothing
 * @param pdf address of the PDF of it
 */
public record OnePager(
        String title,
        String asked,
        List<TrendPage.Tile> numbers,
        List<Drawing> figures,
        List<String> sentences,
        List<Change> changes,
        int more,
        String measured,
        String notice,
        String pdf) {
    public OnePager {
        numbers = List.copyOf(numbers);
        figures = List.copyOf(figures);
        sentences = List.copyOf(sentences);
        changes = List.copyOf(changes);
    }

    /**
     * A drawing.
     *
     * @param svg markup, in which every text is escaped
     * @param legend how to read it
     */
    public record Drawing(String title, String svg, String legend) {}

    /** Something that was changed on a day. */
    public record Change(String day, String text) {}
}
