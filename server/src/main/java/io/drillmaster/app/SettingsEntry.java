package io.drillmaster.app;

import java.util.Locale;
import java.util.function.Function;

/**
 * One setting.
 *
 * @param name as in the file, with dots for levels: {@code http.port}
 * @param fallback text of the value when nothing is set; empty when there is no value then
 * @param allowed what a value may be, to complete the sentence "allowed: …"
 * @param description what it is for, in sentences for the operator
 * @param reader makes the value of its text; throws IllegalArgumentException when that is not allowed
 * @param <T> what the value is
 */
record SettingsEntry<T>(String name, String fallback, String allowed, String description, Function<String, T> reader) {
    /** The environment variable that overrides the file. */
    String variable() {
        return SettingsTable.PREFIX + name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }

    /** Whether a value must not be shown to anybody. */
    boolean secret() {
        return SettingsTable.SECRETS.contains(name);
    }
}
