package io.drillmaster.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Writes comma-separated values (RFC 4180): lines end in CR LF, and a cell is quoted where it must be. A text that a
 * spreadsheet would take for a formula gets an apostrophe in front, which spreadsheets read as "this is text" (OWASP, CSV
 * injection): whoever names an exercise could otherwise run a formula on the machine of whoever opens the export.
 */
public final class Csv {
    /** What the body of an answer is. */
    public static final String CONTENT_TYPE = "text/csv; charset=utf-8; header=present";

    /** The last four are the full-width forms, which spreadsheets in some locales read alike. */
    private static final String STARTS_A_FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    /** A semicolon and a tab too, since some spreadsheets split at those. */
    private static final String NEEDS_QUOTES = ",;\t\"\r\n";

    private final Appendable out;

    /** Onto this, which the caller closes. */
    public Csv(Appendable out) {
        this.out = out;
    }

    /** One line. @throws UncheckedIOException when it cannot be written */
    public Csv row(List<String> cells) {
        try {
            for (var i = 0; i < cells.size(); i++) {
                out.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
            }
            out.append("\r\n");
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("the table cannot be written any further", e);
        }
    }

    /** One line. */
    public Csv row(String... cells) {
        return row(List.of(cells));
    }

    private static String cell(String text) {
        var safe = text.isEmpty() || STARTS_A_FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        var quoted = !safe.equals(safe.strip()) || safe.chars().anyMatch(c -> NEEDS_QUOTES.indexOf(c) >= 0);
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
