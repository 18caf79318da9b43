package io.drillmaster.trend;

import io.drillmaster.drawing.Svg;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The days of a period from left to right. */
final class DateAxis {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);
    private static final int MOST_TICKS = 9;

    private final Period period;
    private final double left;
    private final double right;

    DateAxis(Period period, double left, double right) {
        this.period = period;
        this.left = left;
        this.right = right;
    }

    /** Where a moment stands; what lies outside the period stands at its end. */
    double x(Instant moment) {
        var span = Duration.between(period.from(), period.until()).toMillis();
        var share = (double) Duration.between(period.from(), moment).toMillis() / span;
        return left + Math.min(1, Math.max(0, share)) * (right - left);
    }

    /** The line itself at a height, with names of days or months under it. */
    void draw(Svg svg, double y) {
        svg.empty("line", "class", "axis", "x1", left, "x2", right, "y1", y, "y2", y);
        for (var tick : ticks()) {
            var x = x(tick.atStartOfDay(ZoneOffset.UTC).toInstant());
            svg.empty("line", "class", "axis", "x1", x, "x2", x, "y1", y, "y2", y + 4);
            svg.text("text", label(tick), "x", x, "y", y + 17, "text-anchor", "middle");
        }
    }

    /** Round days: of weeks when the period is short, first days of months otherwise. */
    List<LocalDate> ticks() {
        var first = LocalDate.ofInstant(period.from(), ZoneOffset.UTC);
        var last = LocalDate.ofInstant(period.until(), ZoneOffset.UTC);
        var days = ChronoUnit.DAYS.between(first, last);
        var ticks = new ArrayList<LocalDate>();
        if (days <= 62) {
            var step = Math.max(1, (days + MOST_TICKS - 1) / MOST_TICKS);
            for (var day = first; !day.isAfter(last); day = day.plusDays(step)) {
                ticks.add(day);
            }
            return ticks;
        }
        var step = months(days);
        var month = first.withDayOfMonth(1);
        while (month.isBefore(first) || (month.getMonthValue() - 1) % Math.min(step, 12) != 0) {
            month = month.plusMonths(1);
        }
        for (; !month.isAfter(last); month = month.plusMonths(step)) {
            ticks.add(month);
        }
        return ticks;
    }

    private static int months(long days) {
        for (var step : new int[] {1, 2, 3, 6, 12, 24, 60}) {
            if (days / 30.4 / step <= MOST_TICKS) {
                return step;
            }
        }
        return 120;
    }

    private String label(LocalDate tick) {
        if (ChronoUnit.DAYS.between(period.from(), period.until()) <= 62) {
            return DAY.format(tick);
        }
        return tick.getMonth() == Month.JANUARY ? Integer.toString(tick.getYear()) : MONTH.format(tick);
    }
}
