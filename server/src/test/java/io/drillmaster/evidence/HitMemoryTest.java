package io.drillmaster.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HitMemoryTest {
    private static final int HITS = 1_000_000;
    private static final long MIB = 1 << 20;

    @TempDir
    Path directory;

    @Test
    void aMillionHitsLeaveNothingInMemory() throws Exception {
        var child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx80m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HitSoak.class.getName(),
                        directory.resolve("hits.db").toString(),
                        Integer.toString(HITS))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.matches("[0-9]+")) // beside the log
                .map(Long::valueOf)
                .toList();

        assertThat(child.waitFor()).isZero();
        assertThat(said).hasSize(6);
        assertThat(said.get(4))
                .as("heap in use, of %s", said)
                .isLessThan(said.subList(0, 4).stream().max(Long::compare).orElseThrow() + 4 * MIB);
        assertThat(said.get(5)).as("hits kept or counted").isEqualTo(HITS);
    }
}
