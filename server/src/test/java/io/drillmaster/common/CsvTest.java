package io.drillmaster.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    @Test
    void linesEndAsTheStandardSays() {
        assertThat(written(List.of("a", "b"), List.of("1", ""))).isEqualTo("a,b\r\n1,\r\n");
    }

    @Test
    void whatWouldSplitACellIsQuoted() {
        assertThat(written(List.of("a,b", "say \"yes\"", "two\r\nlines", "a;b", " padded ", "plain text")))
                .isEqualTo("\"a,b\",\"say \"\"yes\"\"\",\"two\r\nlines\",\"a;b\",\" padded \",plain text\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠A1"})
    void whatASpreadsheetWouldCalculateStaysAText(String formula) {
        assertThat(written(List.of(formula, "a" + formula))).isEqualTo("'" + formula + ",a" + formula + "\r\n");
    }

    @Test
    void aFormulaCannotHideBehindATabALineBreakOrAQuote() {
        assertThat(written(List.of("\t=1", "\r=1", "\n=1", "=\"1\"")))
                .isEqualTo("\"'\t=1\",\"'\r=1\",\"'\n=1\",\"'=\"\"1\"\"\"\r\n");
    }

    @Test
    void aTableThatCannotBeWrittenIsNotLeftShort() throws IOException {
        var gone = Files.newBufferedWriter(Files.createTempFile("drillmaster", ".csv"));
        gone.close();
        assertThatThrownBy(() -> new Csv(gone).row("a"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot be written");
    }

    @Test
    void anotherProgramReadsTheSameCells() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "Python is here");
        var rows = List.of(
                List.of("plain", "a,b", "say \"yes\"", "two\r\nlines", "", "naïve – ≥"),
                List.of("'=1+1", "x", "\"", "\n", " ", ";"));
        var file = Files.createTempFile("drillmaster", ".csv");
        Files.writeString(file, written(rows.get(0), rows.get(1)));
        var reader = new ProcessBuilder(
                        "/usr/bin/python3",
                        "-c",
                        "import csv, json, sys\n"
                                + "with open(sys.argv[1], encoding='utf-8', newline='') as f:\n"
                                + "    print(json.dumps(list(csv.reader(f, strict=True))))",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        var found = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(reader.waitFor()).as(found).isZero();
        Files.delete(file);
        var expected = List.of(rows.get(0), List.of("'=1+1", "x", "\"", "'\n", " ", ";"));
        assertThat(Json.read(found, Object.class)).isEqualTo(expected);
    }

    @SafeVarargs
    private static String written(List<String>... rows) {
        var out = new StringBuilder();
        var csv = new Csv(out);
        for (var row : rows) {
            csv.row(row);
        }
        return out.toString();
    }
}
