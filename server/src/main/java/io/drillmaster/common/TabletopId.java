package io.drillmaster.common;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number of a tabletop session, written {@code TX-0007} wherever people see it.
 *
 * @param number 1 and up, given out by the database
 */
public record TabletopId(long number) implements Comparable<TabletopId> {
    private static final Pattern FORM = Pattern.compile("TX-(\\d{1,15})");

    /** Reads {@code TX-0007}; empty when the text is no such number. */
    public static Optional<TabletopId> parse(String text) {
        var match = FORM.matcher(text.toUpperCase(Locale.ROOT));
        return match.matches() ? Optional.of(new TabletopId(Long.parseLong(match.group(1)))) : Optional.empty();
    }

    /** Reads a number that this program wrote itself. */
    @JsonCreator
    public static TabletopId of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not a tabletop's number"));
    }

    @Override
    public int compareTo(TabletopId other) {
        return Long.compare(number, other.number);
    }

    @JsonValue
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "TX-%04d", number);
    }
}
