package io.drillmaster.scenarios.msel;

import io.drillmaster.scenarios.Findings;
import io.drillmaster.scenarios.Place;
import io.drillmaster.scenarios.Spelling;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** The rows of a sheet, each cell under its column's heading; rows without anything are left out. */
record SheetRows(SheetLayout layout, List<Map<String, SheetCell>> rows) {
    static SheetRows of(Sheet sheet, SheetLayout layout, Findings findings) throws IOException {
        var titles = new HashMap<Integer, String>();
        var rows = new ArrayList<Map<String, SheetCell>>();
        for (var row : sheet.read()) {
            if (titles.isEmpty()) {
                cells(row, layout, findings)
                        .forEach((column, cell) ->
                                title(cell, layout, findings).ifPresent(title -> titles.put(column, title)));
                continue;
            }
            var named = new HashMap<String, SheetCell>();
            cells(row, layout, findings).forEach((column, cell) -> {
                var title = titles.get(column);
                if (title != null) {
                    named.put(title, cell);
                }
            });
            if (!named.isEmpty()) {
                rows.add(named);
            }
        }
        return new SheetRows(layout, rows);
    }

    /** A sheet whose first column has the titles, and whose second one has the values. */
    static SheetRows ofFields(Sheet sheet, SheetLayout layout, Findings findings) throws IOException {
        var fields = new HashMap<String, SheetCell>();
        for (var row : sheet.read()) {
            var cells = cells(row, layout, findings);
            var heading = cells.get(0);
            var value = cells.get(1);
            if (heading != null) {
                title(heading, layout, findings)
                        .filter(title -> value != null)
                        .ifPresent(title -> fields.put(title, Objects.requireNonNull(value)));
            }
        }
        return new SheetRows(layout, List.of(fields));
    }

    private static Map<Integer, SheetCell> cells(Row row, SheetLayout layout, Findings findings) {
        var cells = new HashMap<Integer, SheetCell>();
        for (var cell : row) {
            if (cell != null) {
                text(cell, layout, findings)
                        .filter(read -> !read.text().isBlank())
                        .ifPresent(read -> cells.put(cell.getColumnIndex(), read));
            }
        }
        return cells;
    }

    private static Optional<SheetCell> text(Cell cell, SheetLayout layout, Findings findings) {
        var column = cell.getColumnIndex();
        var line = cell.getAddress().getRow() + 1;
        var place = new Place(line, column + 1, layout.name() + "!" + letters(column) + line);
        if (cell.getType() == CellType.FORMULA || cell.getType() == CellType.ERROR) {
            findings.error(place, "", "a formula, or its error, stands here; write the text itself");
            return Optional.empty();
        }
        return Optional.ofNullable(cell.getRawValue())
                .map(text -> new SheetCell(
                        cell.getType() == CellType.BOOLEAN ? ("1".equals(text) ? "yes" : "no") : text, place));
    }

    private static Optional<String> title(SheetCell heading, SheetLayout layout, Findings findings) {
        var written = heading.text().strip();
        var title = layout.titles().stream().filter(written::equalsIgnoreCase).findFirst();
        if (title.isEmpty()) {
            findings.error(
                    heading.place(),
                    "",
                    "'" + written + "' is not a heading here; "
                            + Spelling.nearest(written, layout.titles())
                                    .map(near -> "did you mean '" + near + "'? ")
                                    .orElse("")
                            + "there are " + String.join(", ", layout.titles()));
        }
        return title;
    }

    private static String letters(int column) {
        var last = String.valueOf((char) ('A' + column % 26));
        return column < 26 ? last : letters(column / 26 - 1) + last;
    }
}
