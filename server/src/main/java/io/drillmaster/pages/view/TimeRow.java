package io.drillmaster.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A measured time in a list of several.
 *
 * @param name what it is
 * @param value as people read it; a dash when it is no question
 * @param detail bounds, or why there is no value; null when nothing need be said
 * @param evidence the rows that made it
 */
public record TimeRow(String name, String value, @Nullable String detail, List<Link> evidence) {
    public TimeRow {
        evidence = List.copyOf(evidence);
    }
}
