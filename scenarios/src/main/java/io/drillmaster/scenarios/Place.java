package io.drillmaster.scenarios;

import org.yaml.snakeyaml.error.Mark;

/**
 * A place in a file.
 *
 * @param line counted from 1; in a spreadsheet the row
 * @param column counted from 1
 * @param cell how a spreadsheet names it, such as {@code MSEL!C7}; empty in a text
 */
public record Place(int line, int column, String cell) {
    /** Where a file begins. */
    public static final Place START = new Place(1, 1);

    /** A place in a text. */
    public Place(int line, int column) {
        this(line, column, "");
    }

    static Place of(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** The place of the character before which {@code codePoints} characters stand. */
    static Place after(String text, int codePoints) {
        var line = 1;
        var column = 1;
        for (var at = text.codePoints().limit(codePoints).iterator(); at.hasNext(); ) {
            var newLine = at.nextInt() == '\n';
            line += newLine ? 1 : 0;
            column = newLine ? 1 : column + 1;
        }
        return new Place(line, column);
    }
}
