package io.drillmaster.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GET {@code /exercises/{id}/verdicts/{n}}: one verdict of an exercise, as it was, and what made it another one than the
 * verdict before.
 *
 * @param exercise leading back to the exercise
 * @param name e.g. {@code Verdict 4}
 * @param at the moment it speaks of
 * @param sentence what it said
 * @param outcome in a word or two
 * @param why what had changed since the verdict before
 * @param numbers before and after
 * @param notes sentences that qualified the numbers
 * @param rows the new rows of evidence, oldest first
 * @param left what of the new rows is not shown, as a sentence; null when all are
 * @param rules which rules of measuring made it
 * @param earlier the verdict before; null for the first
 * @param later the verdict after; null for the last, which is the one that counts
 */
public record VerdictPage(
        Link exercise,
        String name,
        Moment at,
        String sentence,
        Chip outcome,
        String why,
        List<Value> numbers,
        List<String> notes,
        List<Row> rows,
        @Nullable String left,
        String rules,
        @Nullable Link earlier,
        @Nullable Link later)
        implements Page {
    public VerdictPage {
        numbers = List.copyOf(numbers);
        notes = List.copyOf(notes);
        rows = List.copyOf(rows);
    }

    /**
     * One value.
     *
     * @param before as the verdict before had it; a dash for the first
     * @param changed whether it is another value now
     */
    public record Value(String name, String before, String after, boolean changed) {}

    /**
     * One row of evidence that was new.
     *
     * @param sentence what was observed
     * @param source who observed it
     * @param standIn whether the source is a stand-in
     * @param evidence the row
     * @param about the row that it is about; null when it stands for itself
     */
    public record Row(
            Moment at,
            String sentence,
            String source,
            boolean standIn,
            Link evidence,
            @Nullable Link about) {}
}
