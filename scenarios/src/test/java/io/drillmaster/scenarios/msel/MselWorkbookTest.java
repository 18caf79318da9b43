package io.drillmaster.scenarios.msel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.drillmaster.scenarios.Finding;
import io.drillmaster.scenarios.ScenarioException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MselWorkbookTest {
    private static final String TEXTS = "xl/sharedStrings.xml";
    private static final Msel SMALL = MselLoader.load(MselText.VALID, "f");

    static Stream<Msel> shipped() {
        return MselLibrary.ofShipped().msels().stream();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void aShippedTabletopIsReadBackAsItWasWritten(Msel msel) {
        assertThat(MselWorkbook.read(MselWorkbook.write(msel), "book.xlsx")).isEqualTo(msel);
        assertThat(MselWorkbook.lint(MselWorkbook.write(msel), "book.xlsx")).isEmpty();
    }

    @Test
    void anyTabletopIsReadBackAsItWasWritten() {
        for (var seed = 0; seed < 200; seed++) {
            var msel = new GeneratedMsel(seed).next();
            assertThat(MselWorkbook.read(MselWorkbook.write(msel), "seed " + seed))
                    .isEqualTo(msel);
        }
    }

    @Test
    void theFirstSheetHasTheColumnsOfAnHseepMsel() throws IOException {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(MselWorkbook.write(SMALL)))) {
            assertThat(book.getSheets().map(sheet -> sheet.getName()))
                    .containsExactly("MSEL", "About", "Modules", "Roles", "Objectives", "Artefacts", "Glossary");
            var rows = book.getFirstSheet().read();
            assertThat(rows.get(0).stream().map(cell -> cell.getText()).limit(12))
                    .containsExactly(
                            "Number",
                            "Scenario time",
                            "Exercise time",
                            "Module",
                            "Synopsis",
                            "Inject",
                            "Responsible controller",
                            "From",
                            "To",
                            "Method",
                            "Expected action",
                            "Objective");
            assertThat(rows.get(1).getCellText(6)).isEqualTo("Facilitator");
            assertThat(rows.get(2).getCellText(16))
                    .isEqualTo("isolate: Take the host off the network.\nwatch: Watch it for an hour.");
        }
    }

    @Test
    void whatLooksLikeAFormulaIsWrittenAsAText() throws IOException {
        for (var start : new String[] {"=", "+", "-", "@", "=HYPERLINK("}) {
            var msel = MselLoader.load(
                    MselText.with("Two of us looked at it.", "\"" + start + "1+1\"")
                            .replace("from: Falco", "from: \"" + start + "cmd|x\""),
                    "f");
            var bytes = MselWorkbook.write(msel);
            assertThat(MselWorkbook.read(bytes, "f")).isEqualTo(msel);
            parts(bytes).forEach((name, content) -> {
                if (name.startsWith("xl/worksheets/")) {
                    assertThat(new String(content, StandardCharsets.UTF_8))
                            .contains("t=\"s\"")
                            .doesNotContain("<f>", "<f ", "t=\"str\"");
                }
            });
        }
    }

    static Stream<Arguments> spoiled() {
        return Stream.of(
                arguments(
                        ">pager<",
                        ">fax<",
                        "book.xlsx:2:10: error: in the cell MSEL!J2: 'fax' is not a channel; allowed are pager, chat, email, phone, dashboard, press, regulator (at /injects/0/channel)"),
                arguments(
                        ">Day 1, 09:40<",
                        "><",
                        "book.xlsx:4:1: error: in the cell MSEL!A4: entry 3 of 'injects' lacks 'storyTime': when it happens in the story, such as: Day 1, 14:20 (at /injects/2)"),
                arguments(
                        ">TT-02: isolate<",
                        ">TT-02: sleep<",
                        "book.xlsx:4:24: error: in the cell MSEL!X4: there is no option 'sleep'; there are isolate, watch (at /injects/2/onlyAfter/option)"),
                arguments(
                        ">5m<",
                        ">0.0035<",
                        "book.xlsx:3:21: error: in the cell MSEL!U3: '0.0035' is not a duration: '0.0035' is not a whole number with a unit; a duration is written like 30s, 10m, 1h, 2d or 1h30m (at /injects/1/timer)"),
                arguments(
                        ">Falco reports a shell.",
                        ">Falco reports &lt;b>a shell.",
                        "book.xlsx:2:6: error: in the cell MSEL!F2: '<b' begins HTML, which is not shown; write Markdown, and words like ADDRESS for what is filled in (at /injects/0/body)"),
                arguments(
                        ">Synopsis<",
                        ">Synopsys<",
                        "book.xlsx:1:5: error: in the cell MSEL!E1: 'Synopsys' is not a heading here; did you mean 'Synopsis'? there are "
                                + String.join(", ", SheetLayout.MSEL.titles())),
                arguments(
                        ">Charter<",
                        "><",
                        "book.xlsx:2:1: error: in the cell Roles!A2: entry 1 of 'roles' lacks 'charter': what it is there for, in one sentence; the role card (at /roles/0)"),
                arguments(
                        ">TTX-90<",
                        ">90<",
                        "book.xlsx:1:2: error: in the cell About!B1: '90' is not a tabletop id: capital letters, a hyphen, then capital letters or digits, such as TTX-01 (at /id)"));
    }

    @ParameterizedTest
    @MethodSource("spoiled")
    void aMistakeIsToldWithItsSheetAndCell(String piece, String replacement, String finding) throws IOException {
        var spoiled = changed(MselWorkbook.write(SMALL), TEXTS, text -> text.replace(piece, replacement));
        assertThat(MselWorkbook.lint(spoiled, "book.xlsx"))
                .extracting(Finding::toString)
                .contains(finding);
        assertThatThrownBy(() -> MselWorkbook.read(spoiled, "book.xlsx")).isInstanceOf(ScenarioException.class);
    }

    @Test
    void peopleMayWriteWordsWithACapitalAndNoForFalse() throws IOException {
        var changed = changed(
                MselWorkbook.write(SMALL),
                TEXTS,
                text -> text.replace(">pager<", "> Pager <").replace(">yes<", ">No<"));
        var msel = MselWorkbook.read(changed, "book.xlsx");
        assertThat(msel.injects().get(0).channel()).isEqualTo(Inject.Channel.PAGER);
        assertThat(msel.injects().get(1).decision().orElseThrow().freeText()).isFalse();
    }

    @Test
    void aFormulaIsRefusedWithItsCell() throws IOException {
        var formula = changed(
                MselWorkbook.write(SMALL),
                "xl/worksheets/sheet1.xml",
                sheet -> sheet.replaceFirst("<c r=\"E2\"([^>]*?) t=\"s\">", "<c r=\"E2\"$1 t=\"s\"><f>1+1</f>")
                        .replaceFirst("<c r=\"E3\".*?</c>", "<c r=\"E3\"><f>1+1</f><v>2</v></c>"));
        assertThat(MselWorkbook.lint(formula, "book.xlsx"))
                .extracting(Finding::message)
                .contains("in the cell MSEL!E3: a formula, or its error, stands here; write the text itself");
    }

    @Test
    void aMissingSheetIsNamed() throws IOException {
        var without = changed(
                MselWorkbook.write(SMALL),
                "xl/workbook.xml",
                book -> book.replace("name=\"Roles\"", "name=\"People\""));
        assertThat(MselWorkbook.lint(without, "book.xlsx"))
                .extracting(Finding::message)
                .contains("the sheet 'Roles' is missing");
    }

    @Test
    void whatIsNoSpreadsheetIsRefused() {
        for (var bytes : new byte[][] {
            {}, "id: TTX-90".getBytes(StandardCharsets.UTF_8), {'P', 'K', 3, 4}, new byte[5 * 1024 * 1024]
        }) {
            assertThat(MselWorkbook.lint(bytes, "book.xlsx")).singleElement().matches(Finding::isError);
        }
    }

    @Test
    void aZipBombIsRefusedUnread() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 200; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        assertThat(bytes.size()).isLessThan(1024 * 1024);
        assertThat(MselWorkbook.lint(bytes.toByteArray(), "book.xlsx"))
                .extracting(Finding::message)
                .containsExactly("unpacked, the file is larger than 32 MiB; a tabletop is never so large");
    }

    @Test
    void aCellFarAwayDoesNotTakeAllTheMemory() throws IOException {
        for (var change : new String[][] {
            {"r=\"E2\"", "r=\"ZZZZZ2\""}, {"<row r=\"2\"", "<row r=\"999999999\""}, {"<v>3</v>", "<v>2000000000</v>"}
        }) {
            var far = changed(
                    MselWorkbook.write(SMALL),
                    "xl/worksheets/sheet1.xml",
                    sheet -> sheet.replace(change[0], change[1]));
            assertThat(MselWorkbook.lint(far, "book.xlsx"))
                    .extracting(Finding::message)
                    .containsExactly("a cell stands beyond column ZZ or row 9999999; a tabletop is never so large");
        }
    }

    @Test
    void rowsWithoutEndAreRefused() throws IOException {
        var endless = changed(
                MselWorkbook.write(SMALL),
                "xl/worksheets/sheet1.xml",
                sheet -> sheet.replace("</sheetData>", "<row/>".repeat(100_000) + "</sheetData>"));
        assertThat(MselWorkbook.lint(endless, "book.xlsx"))
                .extracting(Finding::message)
                .containsExactly("the file has more than 20000 rows; a tabletop is never so large");
    }

    @Test
    void cellsWithoutANameDoNotMakeARowWithoutEnd() throws IOException {
        var endless = changed(
                MselWorkbook.write(SMALL),
                "xl/worksheets/sheet1.xml",
                sheet -> sheet.replace("</sheetData>", "<row>" + "<c/>".repeat(703) + "</row></sheetData>"));
        assertThat(MselWorkbook.lint(endless, "book.xlsx"))
                .extracting(Finding::message)
                .containsExactly(
                        "the file has more than 30000 cells, or more than 702 in a row; a tabletop is never so large");
    }

    @Test
    void aFormattedRowAtTheEndOfTheSheetDoesNoHarm() throws IOException {
        var formatted = changed(
                MselWorkbook.write(SMALL),
                "xl/worksheets/sheet1.xml",
                sheet -> sheet.replace("</sheetData>", "<row r=\"1048576\" ht=\"12.8\"/></sheetData>"));
        assertThat(MselWorkbook.read(formatted, "book.xlsx")).isEqualTo(SMALL);
    }

    @Test
    void whateverIsDoneToAWorkbookTheAnswerIsATabletopOrFindings() throws IOException {
        var random = new Random(4711);
        var whole = MselWorkbook.write(SMALL);
        for (var round = 0; round < 300; round++) {
            var parts = new String[] {TEXTS, "xl/workbook.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml"};
            var spoiled = changed(whole, parts[random.nextInt(parts.length)], text -> {
                var at = random.nextInt(text.length());
                return text.substring(0, at) + "<\">/19 A".charAt(random.nextInt(8)) + text.substring(at + 1);
            });
            try {
                MselWorkbook.read(spoiled, "spoiled");
            } catch (ScenarioException refused) {
                assertThat(refused.findings()).anyMatch(Finding::isError);
            }
        }
    }

    private static byte[] changed(byte[] book, String part, UnaryOperator<String> change) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            for (var entry : parts(book).entrySet()) {
                var content = entry.getValue();
                if (entry.getKey().equals(part)) {
                    var text = new String(content, StandardCharsets.UTF_8);
                    content = change.apply(text).getBytes(StandardCharsets.UTF_8);
                }
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(content);
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static Map<String, byte[]> parts(byte[] book) throws IOException {
        var parts = new LinkedHashMap<String, byte[]>();
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(book))
                .get()) {
            for (var entry : Collections.list(zip.getEntries())) {
                try (var in = zip.getInputStream(entry)) {
                    parts.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return parts;
    }
}
