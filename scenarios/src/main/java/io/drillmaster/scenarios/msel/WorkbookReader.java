package io.drillmaster.scenarios.msel;

import io.drillmaster.scenarios.Findings;
import io.drillmaster.scenarios.Place;
import io.drillmaster.scenarios.SourceDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/** Reads a workbook that {@link WorkbookGuard} let through into the document that the same tabletop would be as YAML. */
final class WorkbookReader {
    private final ReadableWorkbook book;
    private final Findings findings;
    private final SheetDocument document = new SheetDocument();

    private WorkbookReader(ReadableWorkbook book, Findings findings) {
        this.book = book;
        this.findings = findings;
    }

    /** Empty if it is not a workbook at all. */
    static Optional<SourceDocument> read(byte[] bytes, Findings findings) {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            return Optional.of(new WorkbookReader(book, findings).document());
        } catch (IOException | RuntimeException broken) { // the library throws whatever comes when a part does not fit
            findings.error(
                    Place.START,
                    "",
                    "the spreadsheet cannot be read (" + broken.getMessage() + "); save it anew as XLSX and try again");
            return Optional.empty();
        }
    }

    private SourceDocument document() throws IOException {
        for (var row : rows(SheetLayout.ABOUT)) {
            values(row, SheetLayout.ABOUT, "");
        }
        list(SheetLayout.MSEL, "/injects");
        list(SheetLayout.MODULES, "/modules");
        list(SheetLayout.ROLES, "/roles");
        list(SheetLayout.GLOSSARY, "/glossary");
        new ObjectiveRows(document, findings).read(rows(SheetLayout.OBJECTIVES));
        artefacts();
        return document.finished();
    }

    private void list(SheetLayout layout, String pointer) throws IOException {
        var number = 0;
        for (var row : rows(layout)) {
            values(row, layout, pointer + "/" + number);
            number++;
        }
    }

    private void values(Map<String, SheetCell> row, SheetLayout layout, String pointer) {
        document.object(pointer, first(row));
        for (var column : layout.columns()) {
            var cell = row.get(column.title());
            if (cell != null && !column.isForReadersOnly()) {
                column.form().read(cell, pointer + "/" + column.path(), document);
            }
        }
    }

    private void artefacts() throws IOException {
        var injects = document.root().path("injects");
        for (var row : rows(SheetLayout.ARTEFACTS)) {
            var id = row.get("Inject");
            var index = -1;
            for (var i = 0; i < injects.size(); i++) {
                if (id != null
                        && injects.get(i)
                                .path("id")
                                .asText()
                                .strip()
                                .equals(id.text().strip())) {
                    index = i;
                }
            }
            if (index < 0) {
                findings.error(
                        id == null ? first(row) : id.place(),
                        "",
                        id == null
                                ? "this artefact lacks the number of its inject"
                                : "there is no inject '" + id.text().strip() + "' in the sheet MSEL");
            } else {
                var files = injects.get(index).path("attachments").size();
                values(row, SheetLayout.ARTEFACTS, "/injects/" + index + "/attachments/" + files);
            }
        }
    }

    private List<Map<String, SheetCell>> rows(SheetLayout layout) throws IOException {
        var sheet = book.getSheets()
                .filter(candidate -> candidate.getName().strip().equalsIgnoreCase(layout.name()))
                .findFirst();
        if (sheet.isEmpty()) {
            if (!layout.equals(SheetLayout.ARTEFACTS) && !layout.equals(SheetLayout.GLOSSARY)) {
                findings.error(Place.START, "", "the sheet '" + layout.name() + "' is missing");
            }
            return List.of();
        }
        return layout.equals(SheetLayout.ABOUT)
                ? SheetRows.ofFields(sheet.get(), layout, findings).rows()
                : SheetRows.of(sheet.get(), layout, findings).rows();
    }

    private static Place first(Map<String, SheetCell> row) {
        return row.values().stream()
                .map(SheetCell::place)
                .min(Comparator.comparingInt(Place::line).thenComparingInt(Place::column))
                .orElse(Place.START);
    }
}
