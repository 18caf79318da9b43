package io.drillmaster.scenarios.msel;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes a tabletop as a workbook. Every value is written as a text, whatever it begins with. */
final class WorkbookWriter {
    private static final String BANNER = "EXERCISE EXERCISE EXERCISE";
    private static final String NOTICE = "EXERCISE. Everything in this workbook is made up for an exercise.";
    private static final String CONTROLLER = "Facilitator";

    private final Worksheet sheet;
    private int row;

    private WorkbookWriter(Workbook book, SheetLayout layout) {
        sheet = book.newWorksheet(layout.name());
        sheet.header(BANNER, Position.CENTER);
        sheet.pageOrientation("landscape");
    }

    static byte[] write(Msel msel) {
        var json = MselJson.of(msel, true);
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "Drillmaster", null)) {
            rows(book, SheetLayout.MSEL, json.path("injects"));
            about(book, json);
            rows(book, SheetLayout.MODULES, json.path("modules"));
            rows(book, SheetLayout.ROLES, json.path("roles"));
            objectives(book, json.path("objectives"));
            artefacts(book, json.path("injects"));
            rows(book, SheetLayout.GLOSSARY, json.path("glossary"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a workbook into memory", e);
        }
        return bytes.toByteArray();
    }

    private static void rows(Workbook book, SheetLayout layout, JsonNode entries) {
        var writer = new WorkbookWriter(book, layout);
        writer.headings(layout);
        for (var entry : entries) {
            writer.row(layout.columns().stream()
                    .map(column -> column.isForReadersOnly() ? CONTROLLER : value(column, entry))
                    .toList());
        }
    }

    private static void about(Workbook book, JsonNode json) {
        var writer = new WorkbookWriter(book, SheetLayout.ABOUT);
        writer.sheet.width(0, 16);
        writer.sheet.width(1, 100);
        for (var column : SheetLayout.ABOUT.columns()) {
            writer.row(List.of(column.title(), column.isForReadersOnly() ? NOTICE : value(column, json)));
            writer.sheet
                    .style(writer.row - 1, 0)
                    .bold()
                    .verticalAlignment("top")
                    .set();
        }
    }

    private static void objectives(Workbook book, JsonNode objectives) {
        var writer = new WorkbookWriter(book, SheetLayout.OBJECTIVES);
        writer.headings(SheetLayout.OBJECTIVES);
        for (var objective : objectives) {
            for (var target : objective.path("targets")) {
                for (var task : target.path("tasks")) {
                    writer.row(List.of(
                            text(objective, "id"),
                            text(objective, "title"),
                            text(objective, "capability"),
                            text(target, "id"),
                            text(target, "title"),
                            text(task, "id"),
                            text(task, "title")));
                }
            }
        }
    }

    private static void artefacts(Workbook book, JsonNode injects) {
        var writer = new WorkbookWriter(book, SheetLayout.ARTEFACTS);
        writer.headings(SheetLayout.ARTEFACTS);
        for (var inject : injects) {
            for (var file : inject.path("attachments")) {
                writer.row(
                        List.of(text(inject, "id"), text(file, "name"), text(file, "text"), text(file, "alternative")));
            }
        }
    }

    private void headings(SheetLayout layout) {
        row(layout.titles());
        for (var column = 0; column < layout.columns().size(); column++) {
            sheet.width(column, layout.columns().get(column).width());
            sheet.style(0, column).bold().fillColor("D9E2EC").wrapText(true).set();
        }
        sheet.freezePane(1, 1);
        sheet.repeatRows(0);
    }

    private void row(List<String> cells) {
        for (var column = 0; column < cells.size(); column++) {
            if (!cells.get(column).isEmpty()) {
                sheet.value(row, column, cells.get(column));
                sheet.style(row, column).wrapText(true).verticalAlignment("top").set();
            }
        }
        row++;
    }

    private static String value(SheetColumn column, JsonNode entry) {
        var value = entry.at("/" + column.path());
        return value.isMissingNode() ? "" : column.form().write(value);
    }

    private static String text(JsonNode json, String key) {
        return json.path(key).asText();
    }
}
