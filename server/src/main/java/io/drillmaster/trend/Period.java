package io.drillmaster.trend;

import io.drillmaster.verdict.Result;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;

/**
 * The stretch of time that drawings cover. Days are UTC's.
 *
 * @param from its begin
 * @param until its end, later than {@code from}; it does not belong to it
 */
public record Period(Instant from, Instant until) {
    public Period {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("a period ends after it begins: " + from + " to " + until);
        }
    }

    /** The period asked for; an end that was not asked for is that of the exercises, and at least a day is covered. */
    public static Period of(Optional<Instant> from, Optional<Instant> until, Collection<Result> points, Instant today) {
        return covering(from, until, points.stream().map(Result::when).toList(), today);
    }

    /** Likewise, of moments. */
    public static Period covering(
            Optional<Instant> from, Optional<Instant> until, Collection<Instant> moments, Instant today) {
        var last = until.orElseGet(
                () -> latest(moments, today).truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS));
        var first = from.orElseGet(() -> moments.stream()
                .min(Instant::compareTo)
                .orElse(last.minus(1, ChronoUnit.DAYS))
                .truncatedTo(ChronoUnit.DAYS));
        return first.isBefore(last) ? new Period(first, last) : new Period(last.minus(1, ChronoUnit.DAYS), last);
    }

    private static Instant latest(Collection<Instant> moments, Instant today) {
        return moments.stream().filter(today::isBefore).max(Instant::compareTo).orElse(today);
    }

    /** Whether a moment lies in it. */
    public boolean contains(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(until);
    }

    /** First and last day, such as {@code 2026-01-01 to 2026-03-31}. */
    public String days() {
        var first = LocalDate.ofInstant(from, ZoneOffset.UTC);
        var last = LocalDate.ofInstant(until.minusNanos(1), ZoneOffset.UTC);
        return first.equals(last) ? first.toString() : first + " to " + last;
    }
}
