package io.drillmaster.readiness;

import java.util.ArrayList;
import java.util.List;

/** Reads comma-separated values (RFC 4180), and those with semicolons that spreadsheets write in half of Europe. */
final class CsvRows {
    private final String text;
    private final char separator;
    private final List<Row> rows = new ArrayList<>();
    private int at;
    private int line = 1;

    private CsvRows(String text, char separator) {
        this.text = text;
        this.separator = separator;
    }

    /**
     * One row.
     *
     * @param line where it begins, from 1; a quoted cell may have several
     */
    record Row(int line, List<String> cells) {
        Row {
            cells = List.copyOf(cells);
        }
    }

    /** Quotes that do not fit. */
    static final class UnreadableRow extends Exception {
        private static final long serialVersionUID = 1L;
        private final int line;

        UnreadableRow(int line, String sentence) {
            super(sentence);
            this.line = line;
        }

        int line() {
            return line;
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }

    /** All rows but the blank ones. @throws UnreadableRow naming the line */
    static List<Row> of(String text) throws UnreadableRow {
        var content = text.startsWith("\ufeff") ? text.substring(1) : text; // what Excel begins with
        var end = content.indexOf('\n');
        var head = end < 0 ? content : content.substring(0, end);
        var reader = new CsvRows(content, head.indexOf(',') < 0 && head.indexOf(';') >= 0 ? ';' : ',');
        while (reader.at < content.length()) {
            reader.row();
        }
        return reader.rows;
    }

    private void row() throws UnreadableRow {
        var begins = line;
        var cells = new ArrayList<String>();
        do {
            cells.add(cell());
        } while (at < text.length() && text.charAt(at++) == separator);
        line++; // what ended the row was a line's end, or the text's
        if (cells.size() > 1 || !cells.get(0).isBlank()) {
            rows.add(new Row(begins, cells));
        }
    }

    /** Leaves the place at the separator or at the line feed. */
    private String cell() throws UnreadableRow {
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        var begins = at;
        while (at < text.length() && text.charAt(at) != separator && text.charAt(at) != '\n') {
            at++;
        }
        var cell = text.substring(begins, at);
        return cell.endsWith("\r") ? cell.substring(0, cell.length() - 1) : cell;
    }

    private String quoted() throws UnreadableRow {
        var begins = line;
        var cell = new StringBuilder();
        at++;
        while (true) {
            if (at >= text.length()) {
                throw new UnreadableRow(begins, "a quote is opened and not closed");
            }
            var character = text.charAt(at++);
            if (character != '"') {
                line += character == '\n' ? 1 : 0;
                cell.append(character);
            } else if (at < text.length() && text.charAt(at) == '"') {
                cell.append('"');
                at++;
            } else {
                break;
            }
        }
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) != separator && text.charAt(at) != '\n') {
            throw new UnreadableRow(line, "something follows the closing quote of a cell");
        }
        return cell.toString();
    }
}
