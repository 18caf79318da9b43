package io.drillmaster.scenarios.msel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The spreadsheet in a real office program: opened there and saved again, it is the same tabletop. */
class MselWorkbookOfficeTest {
    @TempDir
    private Path folder;

    @Test
    void whatAnOfficeProgramOpensAndSavesIsTheSameTabletop() throws IOException, InterruptedException {
        var program = program();
        assumeTrue(program.isPresent(), "no LibreOffice on the PATH of this machine: install libreoffice-calc");
        var msels = MselLibrary.ofShipped().msels();
        var command = new ArrayList<>(List.of(
                program.get().toString(),
                "--headless",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--convert-to",
                "xlsx",
                "--outdir",
                folder.resolve("saved").toString()));
        for (var i = 0; i < msels.size(); i++) {
            var file = Files.write(folder.resolve(i + ".xlsx"), MselWorkbook.write(msels.get(i)));
            command.add(file.toString());
        }
        var office = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        try {
            assertThat(office.waitFor(3, TimeUnit.MINUTES))
                    .as("LibreOffice ended")
                    .isTrue();
        } finally {
            office.destroyForcibly();
        }
        for (var i = 0; i < msels.size(); i++) {
            var saved = folder.resolve("saved").resolve(i + ".xlsx");
            assertThat(saved).as(Files.readString(folder.resolve("said"))).exists();
            assertThat(MselWorkbook.read(Files.readAllBytes(saved), i + ".xlsx"))
                    .isEqualTo(msels.get(i));
        }
    }

    private static Optional<Path> program() {
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"))
                .map(directory -> Path.of(directory, "soffice"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
