package io.drillmaster.pages.view;

import org.jspecify.annotations.Nullable;

/**
 * One line of a list of facts.
 *
 * @param name what it is
 * @param value as people read it
 * @param href where it leads; null when nowhere
 */
public record NamedValue(
        String name, String value, @Nullable String href) {
    /** A fact that leads nowhere. */
    public static NamedValue of(String name, String value) {
        return new NamedValue(name, value, null);
    }
}
