package io.drillmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.scenarios.msel.MselLibrary;
import io.drillmaster.scenarios.msel.MselLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TabletopCommandTest {
    @TempDir
    private Path directory;

    @Test
    void theShippedTabletopsAreListed() {
        var shell = Shell.plain();
        assertThat(shell.run("tabletop", "list")).isEqualTo(ExitCode.DONE);
        assertThat(shell.out().lines())
                .hasSize(3)
                .first()
                .asString()
                .matches("TTX-01 +v1 +1h15m +16 injects +The helper library");
    }

    @Test
    void aSpreadsheetThatWasExportedIsImportedAsTheSameTabletop() throws IOException {
        var file = directory.resolve("own.xlsx");
        assertThat(Shell.plain().run("tabletop", "export", "TTX-02", "--xlsx", file.toString()))
                .isEqualTo(ExitCode.DONE);
        var linted = Shell.plain();
        assertThat(linted.run("tabletop", "lint", file.toString())).isEqualTo(ExitCode.DONE);
        assertThat(linted.out()).isEqualTo("1 file, 0 errors, 0 warnings" + System.lineSeparator());
        var imported = Shell.plain();
        assertThat(imported.run("tabletop", "import", file.toString())).isEqualTo(ExitCode.DONE);
        assertThat(MselLoader.load(imported.out(), "out"))
                .isEqualTo(MselLibrary.ofShipped().find("TTX-02").orElseThrow());
        assertThat(Files.size(file)).isGreaterThan(1000);
    }

    @Test
    void yamlIsPrintedOrWrittenToANewFile() throws IOException {
        var printed = Shell.plain();
        assertThat(printed.run("tabletop", "export", "TTX-03", "--yaml")).isEqualTo(ExitCode.DONE);
        assertThat(printed.out()).startsWith("# EXERCISE").contains("\nid: TTX-03\n");

        var file = directory.resolve("own.yaml");
        assertThat(Shell.plain().run("tabletop", "export", "--yaml", "TTX-03", file.toString()))
                .isEqualTo(ExitCode.DONE);
        assertThat(file).hasContent(printed.out());

        var again = Shell.plain();
        assertThat(again.run("tabletop", "export", "TTX-03", "--yaml", file.toString()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(again.err()).contains("There is a file " + file + " already");
    }

    @Test
    void anUnknownTabletopOrNoFormIsToldPlainly() {
        var unknown = Shell.plain();
        assertThat(unknown.run("tabletop", "export", "TTX-99", "--yaml")).isEqualTo(ExitCode.FAILED);
        assertThat(unknown.err().strip()).isEqualTo("There is no tabletop TTX-99; there are TTX-01, TTX-02, TTX-03.");
        var formless = Shell.plain();
        assertThat(formless.run("tabletop", "export", "TTX-01")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(formless.err()).contains("--xlsx").contains("--yaml");
        assertThat(Shell.plain().run("tabletop")).isEqualTo(ExitCode.UNUSABLE);
    }

    @Test
    void whatIsWrongWithAFileIsToldByLineOrCell() throws IOException {
        var wrong = Files.writeString(directory.resolve("wrong.yaml"), "id: TTX-90\ncolour: green\n");
        var noBook = Files.writeString(directory.resolve("wrong.xlsx"), "id: TTX-90\n");
        var missing = directory.resolve("missing.yaml");
        var shell = Shell.plain();
        assertThat(shell.run("tabletop", "lint", wrong.toString(), noBook.toString(), missing.toString()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(shell.out().lines())
                .anySatisfy(line -> assertThat(line).startsWith(wrong + ":2:1: error: 'colour' is not a key here"))
                .anySatisfy(line -> assertThat(line).startsWith(noBook + ":1:1: error: this is not a spreadsheet"))
                .contains(missing + ":1:1: error: there is no such file");
        var imported = Shell.plain();
        assertThat(imported.run("tabletop", "import", noBook.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(imported.err()).startsWith(noBook + ":1:1: error: this is not a spreadsheet");
    }
}
