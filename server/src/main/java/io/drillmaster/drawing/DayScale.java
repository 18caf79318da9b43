package io.drillmaster.drawing;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A linear axis of days, from left to right. */
public final class DayScale {
    private static final int[] MONTHS = {1, 2, 3, 6, 12, 24, 60, 120};
    private static final int SHORT_DAYS = 75;
    private static final int MOST_TICKS = 5;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);

    private final LocalDate first;
    private final LocalDate last;
    private final double left;
    private final double right;

    /** From the first day to the last; a single day stands in the middle of a month. */
    public DayScale(LocalDate first, LocalDate last, double left, double right) {
        var wide = last.isAfter(first);
        this.first = wide ? first : first.minusDays(15);
        this.last = wide ? last : first.plusDays(15);
        this.left = left;
        this.right = right;
    }

    /** Where a day stands; what lies beyond an end stands at that end. */
    public double x(LocalDate day) {
        var whole = (double) ChronoUnit.DAYS.between(first, last);
        var place = ChronoUnit.DAYS.between(first, day) / whole;
        return left + Math.min(1, Math.max(0, place)) * (right - left);
    }

    /** Two to five days that stand for the axis: of a short one its ends, of a longer one firsts of months. */
    public List<LocalDate> ticks() {
        if (isShort()) {
            return List.of(first, last);
        }
        for (var step : MONTHS) {
            var ticks = firstsOfMonths(step);
            if (ticks.size() <= MOST_TICKS) {
                return ticks;
            }
        }
        return List.of(first, last);
    }

    /** How a tick is written. */
    public String label(LocalDate tick) {
        return (isShort() ? DAY : MONTH).format(tick);
    }

    private boolean isShort() {
        return ChronoUnit.DAYS.between(first, last) < SHORT_DAYS;
    }

    private List<LocalDate> firstsOfMonths(int step) {
        var ticks = new ArrayList<LocalDate>();
        var months = first.getYear() * 12L + first.getMonthValue() - 1;
        for (var month = months - months % step; ; month += step) {
            var tick = LocalDate.of((int) (month / 12), (int) (month % 12) + 1, 1);
            if (tick.isAfter(last)) {
                return ticks;
            }
            if (!tick.isBefore(first)) {
                ticks.add(tick);
            }
        }
    }
}
