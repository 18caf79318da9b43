package io.drillmaster.common;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number of an exercise, written {@code EX-0007} wherever people see it.
 *
 * @param number 1 and up, given out by the database
 */
public record ExerciseId(long number) implements Comparable<ExerciseId> {
    private static final Pattern FORM = Pattern.compile("EX-(\\d{1,15})");

    /** Reads {@code EX-0007}; empty when the text is no exercise id. */
    public static Optional<ExerciseId> parse(String text) {
        var match = FORM.matcher(text.toUpperCase(Locale.ROOT));
        return match.matches() ? Optional.of(new ExerciseId(Long.parseLong(match.group(1)))) : Optional.empty();
    }

    /** Reads an id that this program wrote itself. */
    @JsonCreator
    public static ExerciseId of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not an exercise id"));
    }

    @Override
    public int compareTo(ExerciseId other) {
        return Long.compare(number, other.number);
    }

    @JsonValue
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "EX-%04d", number);
    }
}
