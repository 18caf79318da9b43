package io.drillmaster.drillpackages;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text from outside, as it may stand in a source file. Literals are pure ASCII: whatever is not a printable ASCII
 * character is written as an escape, so that no text, however hostile, ends its literal early.
 */
final class SourceText {
    /** Whatever ends a line in any language, hides text, or turns its direction around. */
    private static final Pattern UNSAFE_IN_COMMENT = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private SourceText() {}

    /** A string literal in double quotes that Python reads back as the same text; TOML and YAML read it alike. */
    static String python(String text) {
        var literal = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            if (Character.isBmpCodePoint(point)) {
                appendUnit(literal, (char) point);
            } else {
                literal.append(String.format(Locale.ROOT, "\\U%08x", point));
            }
        });
        return literal.append('"').toString();
    }

    /** A string literal in double quotes that JavaScript reads back as the same text. */
    static String javaScript(String text) {
        var literal = new StringBuilder("\"");
        text.chars().forEach(unit -> appendUnit(literal, (char) unit));
        return literal.append('"').toString();
    }

    /** A string literal in double quotes that Rust reads back as the same text. */
    static String rust(String text) {
        return bracedLiteral(text, "\"\\");
    }

    /** A string literal in double quotes that Ruby reads back as the same text; {@code #} begins an interpolation there. */
    static String ruby(String text) {
        return bracedLiteral(text, "\"\\#");
    }

    /** Text that stays on the one line, and in the comment, in which it is put. */
    static String commentLine(String text) {
        return UNSAFE_IN_COMMENT.matcher(text).replaceAll(" ");
    }

    /** Rust and Ruby both write a code point with its hex digits in braces. */
    private static String bracedLiteral(String text, String escaped) {
        var literal = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            if (escaped.indexOf(point) >= 0) {
                literal.append('\\').append((char) point);
            } else if (point >= ' ' && point <= '~') {
                literal.append((char) point);
            } else {
                literal.append(String.format(Locale.ROOT, "\\u{%x}", point));
            }
        });
        return literal.append('"').toString();
    }

    private static void appendUnit(StringBuilder literal, char unit) {
        if (unit == '"' || unit == '\\') {
            literal.append('\\').append(unit);
        } else if (unit == '\n') {
            literal.append("\\n");
        } else if (unit >= ' ' && unit <= '~') {
            literal.append(unit);
        } else {
            literal.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
        }
    }
}
