package io.drillmaster.scenarios;

/**
 * Something wrong, or doubtful, at one place of a scenario file or a tabletop.
 *
 * @param origin the file, as the caller named it
 * @param severity whether the file is refused because of it
 * @param line counted from 1
 * @param column counted from 1, in characters
 * @param pointer RFC 6901 pointer to the value; empty for the document as a whole
 * @param message what was found and what is allowed
 */
public record Finding(String origin, Severity severity, int line, int column, String pointer, String message) {
    /** How much a finding matters. */
    public enum Severity {
        /** The file is refused. */
        ERROR("error"),
        /** The file is used; the author should look again. */
        WARNING("warning");

        private final String word;

        Severity(String word) {
            this.word = word;
        }
    }

    /** Whether the file is refused because of it. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** In the form that editors and build logs turn into a link: {@code file:line:column: error: message}. */
    @Override
    public String toString() {
        var where = pointer.isEmpty() ? "" : " (at " + pointer + ")";
        return origin + ":" + line + ":" + column + ": " + severity.word + ": " + message + where;
    }
}
