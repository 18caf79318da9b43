package io.drillmaster.drawing;

import java.util.Locale;

/** Writes SVG markup: attributes in pairs, every text escaped, never an inline style (the page's policy forbids it). */
public final class Svg {
    private final StringBuilder out = new StringBuilder();

    /** An element without content. */
    public Svg empty(String name, Object... attributes) {
        start(name, attributes);
        out.insert(out.length() - 1, '/');
        return this;
    }

    /** Opens an element. */
    public Svg start(String name, Object... attributes) {
        out.append('<').append(name);
        for (var i = 0; i + 1 < attributes.length; i += 2) {
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(value(attributes[i + 1]))
                    .append('"');
        }
        out.append('>');
        return this;
    }

    /** Closes an element. */
    public Svg end(String name) {
        out.append("</").append(name).append('>');
        return this;
    }

    /** An element that holds a text. */
    public Svg text(String name, String text, Object... attributes) {
        start(name, attributes);
        out.append(escaped(text));
        return end(name);
    }

    private static String value(Object value) {
        return value instanceof Double number
                ? String.format(Locale.ROOT, "%.1f", number)
                : escaped(String.valueOf(value));
    }

    /** Safe in text and in quoted attributes, of HTML and of XML. */
    public static String escaped(String text) {
        var safe = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(Character.isISOControl(point) ? 0xFFFD : point);
            }
        });
        return safe.toString();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
