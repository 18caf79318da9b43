package io.drillmaster.drawing;

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
            out.append(' ').append(attributes[i]).append("=\"");
            if (attributes[i + 1] instanceof Double number) {
                append(out, number);
            } else {
                out.append(escaped(String.valueOf(attributes[i + 1])));
            }
            out.append('"');
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

    /** Adds a coordinate with at most one decimal, far quicker than a format string: drawings have thousands. */
    public static void append(StringBuilder out, double number) {
        var tenths = Math.round(number * 10);
        if (tenths < 0) {
            out.append('-');
        }
        var size = Math.abs(tenths);
        out.append(size / 10);
        if (size % 10 != 0) {
            out.append('.').append(size % 10);
        }
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
