package io.drillmaster.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HitMemoryTest {
    private static final int HITS = 1_000_000;
    private static final int STEPS = 10;
    private static final long MIB = 1 << 20;

    @TempDir
    Path directory;

    @Test
    void aMillionHitsLeaveNothingInMemory() throws Exception {
        var child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m", // forty bytes kept of each hit would fill it
                        "-cp",
                        System.getProperty("java.class.path"),
                        HitSoak.class.getName(),
                        directory.resolve("hits.db").toString(),
                        Integer.toString(HITS),
                        Integer.toString(STEPS))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.matches("[0-9]+")) // beside the log
                .map(Long::valueOf)
                .toList();

        assertThat(child.waitFor()).isZero();
        assertThat(said).hasSize(STEPS + 1);
        // pages on their way come and go with the machine's mood; what stays shows in the least that was in use
        assertThat(least(said.subList(STEPS / 2, STEPS)))
                .as("heap in use, of %s", said)
                .isLessThan(least(said.subList(0, STEPS / 2)) + 16 * MIB);
        assertThat(said.get(STEPS)).as("hits kept or counted").isEqualTo(HITS);
    }

    private static long least(List<Long> values) {
        return Collections.min(values);
    }
}
