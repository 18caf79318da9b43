package io.drillmaster.alert;

/**
 * Text from outside, made fit to be kept and shown. Command lines in alerts are chosen by whoever ran the command:
 * PostgreSQL's JSON takes neither NUL nor half a surrogate pair, and a page takes no megabyte. The raw bytes keep the
 * original.
 */
public final class AlertText {
    /** Characters of a name: rule, priority, host. */
    public static final int NAME = 200;

    /** Characters of the line for people. */
    public static final int LINE = 500;

    private static final int REPLACEMENT = 0xFFFD;

    private AlertText() {}

    /** One line without control characters, at most so many characters. */
    public static String line(String text, int longest) {
        var line = new StringBuilder(Math.min(text.length(), longest));
        text.codePoints()
                .limit(4L * longest)
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .map(c -> Character.getType(c) == Character.SURROGATE ? REPLACEMENT : c)
                .forEach(line::appendCodePoint);
        var stripped = line.toString().strip();
        if (stripped.length() <= longest) {
            return stripped;
        }
        var end = longest - 1;
        if (Character.isHighSurrogate(stripped.charAt(end - 1))) {
            end--;
        }
        return stripped.substring(0, end) + "…";
    }
}
