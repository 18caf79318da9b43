package io.drillmaster.gap;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number of a gap, written {@code GAP-0003} wherever people see it.
 *
 * @param number 1 and up, given out by the database
 */
public record GapId(long number) {
    private static final Pattern FORM = Pattern.compile("GAP-(\\d{1,15})");

    /** Reads {@code GAP-0003}; empty when the text is no gap id. */
    public static Optional<GapId> parse(String text) {
        var match = FORM.matcher(text.toUpperCase(Locale.ROOT));
        return match.matches() ? Optional.of(new GapId(Long.parseLong(match.group(1)))) : Optional.empty();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "GAP-%04d", number);
    }
}
