package io.drillmaster.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The periods that a trend can be asked for by a short name; each ends now. */
public enum TrendPeriod {
    /** A quarter. */
    THREE_MONTHS("3m", "last 3 months", 3),
    /** Half a year. */
    SIX_MONTHS("6m", "last 6 months", 6),
    /** A year; what is shown when nothing else was asked for. */
    TWELVE_MONTHS("12m", "last 12 months", 12),
    /** Everything there is. */
    ALL("all", "all time", 0);

    private final String code;
    private final String title;
    private final int months;

    TrendPeriod(String code, String title, int months) {
        this.code = code;
        this.title = title;
        this.months = months;
    }

    /** As it stands in an address. */
    public String code() {
        return code;
    }

    /** For people, inside a sentence. */
    public String title() {
        return title;
    }

    /** Its first day, in UTC; empty for everything. */
    public Optional<LocalDate> firstDay(Instant now) {
        return this == ALL
                ? Optional.empty()
                : Optional.of(LocalDate.ofInstant(now, ZoneOffset.UTC).minusMonths(months));
    }

    static Optional<TrendPeriod> of(String code) {
        return Arrays.stream(values())
                .filter(period -> period.code.equals(code))
                .findFirst();
    }

    static String codes() {
        return Arrays.stream(values()).map(TrendPeriod::code).collect(Collectors.joining(", "));
    }
}
