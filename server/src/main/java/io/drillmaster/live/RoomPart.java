package io.drillmaster.live;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A part of the story that a page swaps as a whole.
 *
 * @param id of its element
 * @param html its element
 */
record RoomPart(String id, String html) {
    /** Stands between parts. No text from outside can hold it, since all of that is escaped. */
    private static final String BETWEEN = "<!--part-->";

    private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");

    static List<RoomPart> split(String html) {
        var parts = new ArrayList<RoomPart>();
        for (var text : html.split(BETWEEN, -1)) {
            var id = ID.matcher(text); // the first one is the element's own
            if (id.find()) {
                parts.add(new RoomPart(id.group(1), text.strip()));
            }
        }
        return parts;
    }
}
