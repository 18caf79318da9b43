package io.drillmaster.pages.view;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A point in time, for people and for machines.
 *
 * @param iso ISO 8601 with offset, for the {@code datetime} attribute
 * @param text as people read it, with its zone
 */
public record Moment(String iso, String text) {
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TO_THE_MINUTE = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /** {@code 3 Nov 2026, 10:05:12 UTC}. */
    public static Moment full(Instant at) {
        return new Moment(at.toString(), FULL.format(at));
    }

    /** {@code 3 Nov 2026, 10:05 UTC}. */
    public static Moment toTheMinute(Instant at) {
        return new Moment(at.truncatedTo(ChronoUnit.MINUTES).toString(), TO_THE_MINUTE.format(at));
    }

    /** {@code 10:05:12}, for a list whose heading says the day and the zone. */
    public static Moment clock(Instant at) {
        return new Moment(at.toString(), CLOCK.format(at));
    }
}
