package io.drillmaster.trend;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;

/** Three months of a year, UTC. */
record Quarter(int year, int number) implements Comparable<Quarter> {
    static Quarter of(Instant moment) {
        var day = LocalDate.ofInstant(moment, ZoneOffset.UTC);
        return new Quarter(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
    }

    /** Those that a period touches, oldest first. */
    static List<Quarter> of(Period period) {
        var last = of(period.until().minusNanos(1));
        var all = new ArrayList<Quarter>();
        for (var quarter = of(period.from()); quarter.compareTo(last) <= 0; quarter = quarter.next()) {
            all.add(quarter);
        }
        return all;
    }

    private Quarter next() {
        return number == 4 ? new Quarter(year + 1, 1) : new Quarter(year, number + 1);
    }

    @Override
    public int compareTo(Quarter other) {
        return Integer.compare(year * 4 + number, other.year * 4 + other.number);
    }

    @Override
    public String toString() {
        return year + " Q" + number;
    }
}
