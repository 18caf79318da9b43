package io.drillmaster.trend;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.drawing.HumanTime;
import io.drillmaster.measure.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The numbers behind a drawing. Rows are made when they are asked for: a page shows the first of thousands.
 *
 * @param columns from left to right
 * @param size number of rows
 * @param rows one cell a column; newest first where rows have dates
 */
public record DataTable(List<Column> columns, int size, IntFunction<List<Cell>> rows) {
    /** The column whose values name tabletop sessions. */
    public static final String SESSION = "session";

    public DataTable {
        columns = List.copyOf(columns);
    }

    /** One of which all rows are there. */
    public static DataTable of(List<Column> columns, List<List<Cell>> rows) {
        var fixed = List.copyOf(rows);
        return new DataTable(columns, fixed.size(), fixed::get);
    }

    /** The first rows. */
    public List<List<Cell>> first(int most) {
        return stream().limit(most).toList();
    }

    /** All rows, each made as it is reached. */
    public Stream<List<Cell>> stream() {
        return IntStream.range(0, size).mapToObj(rows);
    }

    /**
     * A column.
     *
     * @param name in files, such as {@code ttd_s}
     * @param title for people
     * @param number whether its cells are numbers or durations
     * @param shown on the page too; otherwise in files only
     */
    public record Column(String name, String title, boolean number, boolean shown) {
        /** Of words. */
        public static Column words(String name, String title) {
            return new Column(name, title, false, true);
        }

        /** Of numbers or durations. */
        public static Column numbers(String name, String title) {
            return new Column(name, title, true, true);
        }

        /** In files only. */
        public static Column inFiles(String name) {
            return new Column(name, name, false, false);
        }
    }

    /**
     * What stands in a row under a column.
     *
     * @param text for people
     * @param value for machines: seconds, ISO dates, codes; empty when there is no value
     * @param exercise which it names
     * @param outcome which it tells
     */
    public record Cell(String text, String value, Optional<ExerciseId> exercise, Optional<Outcome> outcome) {
        /** The same for people and machines. */
        public static Cell of(String text) {
            return of(text, text);
        }

        /** A text for people and a value for machines. */
        public static Cell of(String text, String value) {
            return new Cell(text, value, Optional.empty(), Optional.empty());
        }

        /** A duration: in words, and in seconds. */
        public static Cell of(Duration duration) {
            return of(HumanTime.of(duration), seconds(duration));
        }

        /** No value. */
        public static Cell none() {
            return of("–", "");
        }

        /** Seconds with as many decimals as they have. */
        public static String seconds(Duration duration) {
            return BigDecimal.valueOf(duration.toNanos(), 9)
                    .stripTrailingZeros()
                    .toPlainString();
        }

        /** A number of things. */
        public static Cell of(long number) {
            return of(Long.toString(number));
        }
    }
}
