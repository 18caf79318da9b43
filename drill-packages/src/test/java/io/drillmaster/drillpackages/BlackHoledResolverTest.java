package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The hooks on a machine whose own resolver never answers: a network namespace in which the name server is behind an
 * interface that swallows everything.
 */
class BlackHoledResolverTest {
    private static final String ENTER = """
            (ip link add drill0 type dummy || ip tuntap add dev drill0 mode tun) &&
            ip addr add 192.0.2.1/24 dev drill0 && ip link set drill0 up &&
            mount --bind "$1" /etc/resolv.conf && shift && exec "$@"
            """;

    /** A minute and more for whoever waits for the resolver, so that it is killed before. */
    private static final String RESOLVER = "nameserver 192.0.2.53\noptions timeout:30 attempts:2\n";

    @TempDir
    Path home;

    @ParameterizedTest
    @EnumSource(names = {"PYPI", "NPM"})
    void theHookLeavesWithoutAnAnswer(Ecosystem ecosystem) throws Exception {
        assumeNamespaces();
        var drill = Drills.drill(ecosystem).markerIn(home).build();
        var unpacked = Archive.unpack(drill, home.resolve("unpacked"));

        var result = inNamespace(HookTest.hookCommand(drill, unpacked));

        assertThat(result.exitCode()).as("ended before it was killed").contains(0);
        assertThat(MarkerContent.parse(Files.readString(
                                Path.of(drill.spec().markerPath().value())))
                        .executions())
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"PYPI_IMPORT", "PYPI_PTH", "NPM_IMPORT"})
    void aProgramThatLoadsThePackageEndsWithoutAnAnswer(ExecutionVector vector) throws Exception {
        assumeNamespaces();
        var drill = Drills.drill(vector).markerIn(home).build();

        var result = inNamespace(LoadedHookTest.loading(drill, home));

        assertThat(result.exitCode()).as("ended before it was killed").contains(0);
        assertThat(result.output()).endsWith(drill.spec().notice());
        assertThat(Markers.phases(drill)).containsExactly(Phase.LOADED);
    }

    private void assumeNamespaces() throws IOException, InterruptedException {
        assumeTrue(
                inNamespace(List.of("true")).exitCode().equals(Optional.of(0)),
                "skipped: this machine does not let us make a network namespace (unshare, ip, mount)");
    }

    private Command.Result inNamespace(List<String> words) throws IOException, InterruptedException {
        var resolver = Files.writeString(home.resolve("resolv.conf"), RESOLVER);
        var command = new ArrayList<>(List.of("unshare", "--map-root-user", "--net", "--mount", "sh", "-c", ENTER));
        command.addAll(List.of("sh", resolver.toString()));
        command.addAll(words);
        try {
            return Command.in(home).run(Duration.ofSeconds(10), command);
        } catch (IOException missing) {
            return new Command.Result(Optional.empty(), String.valueOf(missing.getMessage()));
        }
    }
}
