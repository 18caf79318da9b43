package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Runs the hook of a drill in surroundings that do not want it, and sees that it leaves in time and in peace. */
final class HookRun {
    private static final Duration BEFORE_IT_IS_KILLED = Duration.ofSeconds(20);

    private HookRun() {}

    /** Fails unless the hook says its notice and ends with 0, in time. */
    static void succeeds(DrillPackage drill, Path home, Namespace namespace) throws IOException, InterruptedException {
        var unpacked = Archive.unpack(drill, home.resolve("unpacked"));

        var result =
                Command.in(home).run(BEFORE_IT_IS_KILLED, namespace.command(HookTest.hookCommand(drill, unpacked)));

        assertThat(result.exitCode()).as(result.output()).contains(0);
        assertThat(result.output().lines())
                .isNotEmpty()
                .containsOnly(drill.spec().notice());
    }

    /** All that is below a directory: rights, kind and content, by path. */
    static Map<String, String> tree(Path directory) throws IOException {
        var tree = new TreeMap<String, String>();
        try (var paths = Files.walk(directory)) {
            for (var path : paths.toList()) {
                var rights =
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
                var content = Files.isSymbolicLink(path)
                        ? "-> " + Files.readSymbolicLink(path)
                        : Files.isRegularFile(path) ? Files.readString(path) : "";
                tree.put(directory.relativize(path).toString(), rights + " " + content);
            }
        }
        return tree;
    }
}
