package io.drillmaster.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryCheckTest {
    @TempDir
    private Path directory;

    @Test
    void aClosedDirectoryIsWellAndLeftAsItWas() throws IOException {
        mode("rwx------");
        var findings = new DataDirectoryCheck(directory).run();
        assertThat(findings).hasSize(4);
        assertThat(findings.get(0).result()).isEqualTo(Result.OK);
        assertThat(findings.get(3).found()).startsWith("A small write is safe on the disk after");
        try (var left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void anOpenDirectoryIsToldWithTheCommandThatClosesIt() throws IOException {
        mode("rwxr-xr-x");
        assertThat(new DataDirectoryCheck(directory).run()).anySatisfy(found -> {
            assertThat(found.result()).isEqualTo(Result.WARN);
            assertThat(found.found()).contains("rwxr-xr-x");
            assertThat(found.toDo()).isEqualTo("chmod 700 " + directory);
        });
    }

    @Test
    void oneThatIsNotThereIsMadeByTheFirstStart() {
        assertThat(new DataDirectoryCheck(directory.resolve("not/yet")).run())
                .singleElement()
                .satisfies(found -> assertThat(found.result()).isEqualTo(Result.OK));
    }

    @Test
    void aFileInItsPlaceIsNamed() throws IOException {
        var file = Files.createFile(directory.resolve("data"));
        assertThat(new DataDirectoryCheck(file).run())
                .containsExactly(Finding.fail(
                        file + " is not a directory.", "Move it away, or choose another directory with data-dir."));
    }

    private void mode(String mode) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(mode));
    }
}
