package io.drillmaster.scenarios;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Durations as people write them: {@code 30s}, {@code 10m}, {@code 1h}, {@code 2d}, {@code 1h30m}. Whole numbers of days,
 * hours, minutes and seconds, the larger unit first, each at most once.
 */
public final class HumanDuration {
    /** What is allowed, for messages. */
    static final String FORM = "a duration is written like 30s, 10m, 1h, 2d or 1h30m";

    private static final Pattern WRITTEN =
            Pattern.compile("(?:([0-9]{1,5})d)?(?:([0-9]{1,5})h)?(?:([0-9]{1,5})m)?(?:([0-9]{1,5})s)?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Pattern UNIT = Pattern.compile("([0-9]+)([a-zA-Z]+)");
    private static final String UNITS = "dhms";

    private HumanDuration() {}

    /**
     * Reads what a person wrote.
     *
     * @throws IllegalArgumentException saying what is wrong with the text and what is allowed
     */
    public static Duration parse(String text) {
        var written = WRITTEN.matcher(text);
        if (text.isEmpty() || !written.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a duration: " + fault(text) + "; " + FORM);
        }
        return Duration.ofDays(number(written.group(1)))
                .plusHours(number(written.group(2)))
                .plusMinutes(number(written.group(3)))
                .plusSeconds(number(written.group(4)));
    }

    /** The shortest text that {@link #parse} reads back as the same duration, parts of a second left out. */
    public static String format(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("a negative duration has no written form: " + duration);
        }
        var text = new StringBuilder();
        append(text, duration.toDaysPart(), 'd');
        append(text, duration.toHoursPart(), 'h');
        append(text, duration.toMinutesPart(), 'm');
        append(text, duration.toSecondsPart(), 's');
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static void append(StringBuilder text, long amount, char unit) {
        if (amount > 0) {
            text.append(amount).append(unit);
        }
    }

    private static String fault(String text) {
        if (text.isEmpty()) {
            return "it is empty";
        }
        if (NUMBER.matcher(text).matches()) {
            return "the unit is missing";
        }
        var unit = UNIT.matcher(text);
        var last = -1;
        var end = 0;
        while (unit.find() && unit.start() == end) {
            var rank = unit.group(2).length() == 1 ? UNITS.indexOf(unit.group(2)) : -1;
            if (rank < 0) {
                return "'" + unit.group(2) + "' is not a unit (d, h, m or s)";
            }
            if (rank <= last) {
                return "'" + unit.group(2) + "' stands after a unit that is the same or smaller";
            }
            if (unit.group(1).length() > 5) {
                return "'" + unit.group(1) + "' has more than five digits";
            }
            last = rank;
            end = unit.end();
        }
        return "'" + text.substring(end) + "' is not a whole number with a unit";
    }
}
