package io.drillmaster.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.drillmaster.common.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;

/**
 * All the words of an alert: every key and every text in its JSON, at any depth, with the escapes undone, each on a line
 * of its own. It is made from the raw bytes of the alert's row, which are kept: so an alert can be searched again when
 * more is known than when it came.
 *
 * @param text the lines
 */
public record SearchableText(String text) {
    /** More than this is not searched; the largest field of a check run is 64 KiB. */
    private static final int LONGEST = 4 << 20;

    /** What falcosidekick leaves where it cuts a text that is too long for it. What stands before is unfinished. */
    public static final String CUT = "\\[\\.\\.\\.\\]";

    /** Where a word may begin although a letter or digit stands before it: after an escape that was escaped again. */
    public static final String AFTER_ESCAPE = "(?<=%[0-9A-Fa-f]{2})|(?<=\\\\[nrt])";

    /** Reads the bytes of one alert. Bytes that are no JSON are searched as they are. */
    public static SearchableText of(byte[] raw) {
        var text = new String(raw, StandardCharsets.UTF_8);
        try {
            return ofJson(text);
        } catch (JsonProcessingException notJson) {
            return new SearchableText(bounded(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words in lower case. */
    public String lowerCase() {
        return text.toLowerCase(Locale.ROOT);
    }

    /** The same, with more lines. */
    SearchableText and(Collection<String> lines) {
        return lines.isEmpty() ? this : new SearchableText(text + "\n" + String.join("\n", lines));
    }

    private static SearchableText ofJson(String json) throws IOException {
        var lines = new StringBuilder(Math.min(json.length(), LONGEST));
        try (var parser = Json.mapper().getFactory().createParser(json)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME || token == JsonToken.VALUE_STRING) {
                    lines.append(parser.getText()).append('\n');
                }
                if (lines.length() > LONGEST) {
                    break;
                }
            }
        }
        return new SearchableText(bounded(lines.toString()));
    }

    private static String bounded(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
