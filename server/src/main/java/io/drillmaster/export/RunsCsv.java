package io.drillmaster.export;

import io.drillmaster.common.Csv;
import io.drillmaster.verdict.Result;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** One line an exercise, as {@link RunField} says. */
public final class RunsCsv {
    private RunsCsv() {}

    /** Writes all of them, one by one, after a line with the names of the columns. */
    public static void write(Iterable<Result> runs, Appendable out) {
        var csv = new Csv(out);
        var fields = List.of(RunField.values());
        csv.row(Arrays.stream(RunField.values()).map(RunField::column).toList());
        runs.forEach(run -> csv.row(fields.stream()
                .map(field -> field.of(run).map(RunsCsv::cell).orElse(""))
                .toList()));
    }

    private static String cell(Object value) {
        if (value instanceof Boolean yes) {
            return yes ? "1" : "0";
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value instanceof Collection<?> values
                ? String.join(" ", values.stream().map(Object::toString).toList())
                : value.toString();
    }
}
