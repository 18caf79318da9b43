package io.drillmaster.drillpackages.dependencies;

import java.util.ArrayList;
import java.util.List;

/**
 * A statement of a TOML file: a table's header, or a key and its value, without comments, on one line.
 *
 * @param line where it begins, from 1
 * @param text the statement
 */
record TomlStatement(int line, String text) {
    /** Cuts a file into statements; blank lines and comments are none. */
    static List<TomlStatement> of(String text) {
        var cut = new Cut(text);
        while (cut.at < text.length()) {
            cut.next();
        }
        cut.end();
        return cut.statements;
    }

    boolean isHeader() {
        return text.startsWith("[");
    }

    /** A reader that knows where texts and brackets open and close. */
    private static final class Cut {
        private final String text;
        private final List<TomlStatement> statements = new ArrayList<>();
        private final StringBuilder statement = new StringBuilder();
        private int at;
        private int line = 1;
        private int begins = 1;
        private int depth;

        private Cut(String text) {
            this.text = text;
        }

        private void next() {
            var character = text.charAt(at);
            if (character == '"' || character == '\'') {
                quoted(character);
                return;
            }
            if (character == '#') {
                while (at < text.length() && text.charAt(at) != '\n') {
                    at++;
                }
                return;
            }
            depth += character == '[' || character == '{' ? 1 : character == ']' || character == '}' ? -1 : 0;
            if (character == '\n') {
                line++;
                if (depth <= 0) {
                    end();
                } else {
                    statement.append(' ');
                }
            } else {
                statement.append(character);
            }
            at++;
        }

        private void quoted(char quote) {
            var triple = String.valueOf(quote).repeat(3);
            var fence = text.startsWith(triple, at) ? triple : String.valueOf(quote);
            var from = at;
            at += fence.length();
            while (at < text.length() && !text.startsWith(fence, at)) {
                if (text.charAt(at) == '\n') {
                    if (fence.length() == 1) {
                        throw new DependencyFileException(line, "a text in " + quote + " is not closed on its line");
                    }
                    line++;
                }
                at += quote == '"' && text.charAt(at) == '\\' ? 2 : 1;
            }
            if (at >= text.length()) {
                throw new DependencyFileException(line, "a text in " + fence + " is not closed");
            }
            at += fence.length();
            statement.append(text, from, at);
        }

        private void end() {
            if (!statement.toString().isBlank()) {
                statements.add(new TomlStatement(begins, statement.toString().strip()));
            }
            statement.setLength(0);
            depth = 0;
            begins = line;
        }
    }
}
