package io.drillmaster.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.regex.Pattern;

/**
 * What an unquoted YAML word means, by the core schema of YAML 1.2 in decimal notation. The library's own reading is YAML
 * 1.1, where {@code no} is false, {@code 1:30} is 90 and a date is not a text: traps for somebody who writes durations and
 * sentences.
 */
public final class YamlScalar {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern NULL = Pattern.compile("~|null|Null|NULL|");
    private static final Pattern TRUE = Pattern.compile("true|True|TRUE");
    private static final Pattern FALSE = Pattern.compile("false|False|FALSE");
    // Longer ones stay text: no field of a scenario has such numbers, and they cost time to convert.
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]{0,18}\\.[0-9]{1,18}(?:[eE][-+]?[0-9]{1,2})?");

    private YamlScalar() {}

    /** Null, a truth value, a number or a text. */
    public static JsonNode plain(String word) {
        if (NULL.matcher(word).matches()) {
            return JSON.nullNode();
        }
        if (TRUE.matcher(word).matches()) {
            return JSON.booleanNode(true);
        }
        if (FALSE.matcher(word).matches()) {
            return JSON.booleanNode(false);
        }
        if (INTEGER.matcher(word).matches()) {
            return JSON.numberNode(Long.parseLong(word));
        }
        if (DECIMAL.matcher(word).matches()) {
            return JSON.numberNode(Double.parseDouble(word));
        }
        return JSON.textNode(word);
    }
}
