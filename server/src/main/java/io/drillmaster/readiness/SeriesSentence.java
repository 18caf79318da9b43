package io.drillmaster.readiness;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What a series shows, as a sentence. */
public final class SeriesSentence {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private SeriesSentence() {}

    /** What became of the value between the first and the last sample. */
    public enum Turn {
        /** In the signal's good direction. */
        BETTER,
        /** In the other one. */
        WORSE,
        /** Not, or there is one sample only, or the signal has no direction. */
        NONE
    }

    /** Such as {@code fell from 31 to 12 since 3 Mar 2026, 5 samples}. */
    public static String of(Series series) {
        var first = series.first().fed();
        var last = series.last().fed();
        var count = series.samples().size();
        if (count == 1) {
            return last.amount().words() + " on " + DAY.format(last.day()) + ", one sample";
        }
        var change = Double.compare(last.amount().size(), first.amount().size());
        var samples = " since " + DAY.format(first.day()) + ", " + count + " samples";
        if (change == 0) {
            return "the same as at first, " + last.amount().words() + "," + samples;
        }
        return (change > 0 ? "rose from " : "fell from ") + first.amount().words() + " to "
                + last.amount().words() + samples;
    }

    /** Whether that is good. */
    public static Turn turn(Signal signal, Series series) {
        var change = Double.compare(
                series.last().fed().amount().size(),
                series.first().fed().amount().size());
        if (change == 0 || signal.better() == Better.NEITHER) {
            return Turn.NONE;
        }
        return change > 0 == (signal.better() == Better.HIGHER) ? Turn.BETTER : Turn.WORSE;
    }

    /** As people write a day. */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }
}
