package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Real installs under strace, by the machine's own pip and npm: a package with all actions does exactly what its manifest
 * says more than a package that does nothing. What is only read is left to {@link TracedHookTest}: the clients read
 * whatever they please.
 */
class TracedInstallTest {
    @TempDir
    Path home;

    @BeforeEach
    void watch() throws Exception {
        Strace.assumeItWorks(home);
    }

    @ParameterizedTest
    @EnumSource(names = {"PYPI", "NPM"})
    void aPackageWithAllActionsDoesWhatItsManifestSaysMoreThanOneThatDoesNothing(Ecosystem ecosystem) throws Exception {
        try (var dns = LoopbackNameServer.answering();
                var canary = LoopbackCanary.answering(LoopbackCanary.Answer.SHORT)) {
            var drill = Drills.drill(ecosystem)
                    .doing(BenignAction.values())
                    .asking(dns.route())
                    .set(new ActionSettings(
                            Duration.ofMillis(200),
                            canary.settings(CanaryAddress.Protocol.HTTP).canary()))
                    .markerIn(directory("drill"))
                    .build();
            var noop = Drills.drill(ecosystem)
                    .doing(BenignAction.NOOP)
                    .markerIn(directory("noop"))
                    .build();

            var install = install(drill, "drill");
            var without = install(noop, "noop");

            var promised = Strace.renamed(
                    Strace.promised(drill.manifest().effects()),
                    effect -> neutral(effect, home.resolve("drill"), "<index>"));
            assertThat(Strace.without(install, without)).isEqualTo(changes(promised));
        }
    }

    private Set<String> install(DrillPackage drill, String name) throws IOException, InterruptedException {
        var own = directory(name);
        try (var index = new LoopbackRegistry(drill)) {
            var words = switch (drill.spec().packageName().ecosystem()) {
                case PYPI -> pip(index, own);
                case NPM -> npm(index, own);
                case CARGO, RUBYGEMS -> throw new AssertionError("not among the cases");
            };
            var command = Command.in(own).with("PIP_CONFIG_FILE", "/dev/null").with("PYTHONDONTWRITEBYTECODE", "1");
            var effects = Strace.effects(command, Namespace.same(), words);
            var address = index.address().replace("http://", "");
            return changes(Strace.renamed(effects, effect -> neutral(effect, own, address)));
        }
    }

    private static Set<String> changes(Set<String> effects) {
        effects.removeIf(effect -> effect.startsWith("read "));
        return effects;
    }

    /** An effect without what differs from install to install: the place, the index, random names, digests and times. */
    private static String neutral(String effect, Path own, String index) {
        return effect.replace(own.toString(), "~")
                .replace(index, "<index>")
                .replaceAll("(~/pip-[a-z-]+-|~/tmp|RECORD|INSTALLER|\\.whl|REQUESTED)[a-z0-9_]{8}\\b", "$1*")
                .replaceAll("(pytorch-utilz_)[0-9a-f]{32}", "$1*")
                .replaceAll("(/wheels|/_cacache)(/[^\">]*)?(>, \"\\w+\")?", "$1/*")
                .replaceAll("(~/)[a-z0-9_]{8}(\"|$)", "$1*$2")
                .replaceAll("(/pip-build-tracker-\\*/)[0-9a-f]{56}", "$1*")
                .replaceAll("(\\.pyc\\.)\\d+", "$1*")
                .replaceAll("/_logs/[^/\"]*", "/_logs/*")
                .replaceAll("(/node_modules/\\.pytorch-utilz-)\\w{8}", "$1*");
    }

    private static List<String> pip(LoopbackRegistry index, Path own) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Machine.pythonWithPip(), "-m", "pip", "--isolated", "install"));
        command.addAll(List.of("--target", own.resolve("site").toString()));
        command.addAll(List.of("--no-cache-dir", "--disable-pip-version-check", "--no-input", "--retries=0"));
        command.addAll(List.of("--index-url", index.address() + "/simple/", "pytorch-utilz"));
        return command;
    }

    private static List<String> npm(LoopbackRegistry index, Path own) throws IOException, InterruptedException {
        var npm = Machine.npmThatRunsScripts();
        var project = Files.createDirectory(own.resolve("project"));
        Files.writeString(project.resolve("package.json"), "{\"private\": true}");
        return List.of(
                npm,
                "install",
                "pytorch-utilz",
                "--registry=" + index.address() + "/",
                "--prefix=" + project,
                "--userconfig=" + own.resolve("user.npmrc"),
                "--globalconfig=" + own.resolve("global.npmrc"),
                "--cache=" + own.resolve("cache"),
                "--fetch-retries=0",
                "--no-audit",
                "--no-fund",
                "--no-update-notifier");
    }

    private Path directory(String name) throws IOException {
        return Files.createDirectories(home.resolve(name));
    }
}
