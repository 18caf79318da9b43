package io.drillmaster.scenarios;

import org.yaml.snakeyaml.error.Mark;

/** A place in a file; line and column are counted from 1. */
record Place(int line, int column) {
    static final Place START = new Place(1, 1);

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
