package io.drillmaster.pages.view;

import org.jspecify.annotations.Nullable;

/**
 * One input of a form: what is in it, and what is wrong with that.
 *
 * @param value as typed; always empty for a secret
 * @param error what was wrong and what to do, as one sentence; null when nothing is
 */
public record Field(String value, @Nullable String error) {
    /** Nothing typed, nothing wrong. */
    public static final Field EMPTY = new Field("", null);

    /** A value that nothing is wrong with. */
    public static Field of(String value) {
        return new Field(value, null);
    }
}
