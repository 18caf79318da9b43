package io.drillmaster.drillpackages;

import java.util.HashSet;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places named {@code @@NAME@@}. All are filled in one pass, so that a value that looks like a place stays
 * what it is; a place without a value, or a value without a place, is a fault of the library.
 */
final class Template {
    private static final Pattern PLACE = Pattern.compile("@@([A-Z_]+)@@");

    private Template() {}

    static String fill(String resource, Map<String, String> values) {
        var used = new HashSet<String>();
        var filled = PLACE.matcher(Resource.text(resource)).replaceAll(place -> {
            var name = place.group(1);
            var value = values.get(name);
            if (value == null) {
                throw new IllegalStateException(resource + " has a place @@" + name + "@@ that nothing fills");
            }
            used.add(name);
            return Matcher.quoteReplacement(value);
        });
        if (!used.equals(values.keySet())) {
            throw new IllegalStateException(resource + " uses " + used + " of the values " + values.keySet());
        }
        return filled;
    }
}
