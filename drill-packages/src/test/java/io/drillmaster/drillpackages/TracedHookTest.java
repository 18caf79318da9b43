package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The hooks as they stand in the archives, under strace: what a machine sees of them is what the manifest says, neither
 * more nor less. What the interpreter does by itself is learnt from a run of the hook that does nothing.
 */
class TracedHookTest {
    /** What interpreters read by themselves for look-ups, the clock and sockets; a manifest does not name them. */
    private static final Set<String> OF_THE_SYSTEM = Set.of(
            "read /etc/hosts",
            "read /etc/host.conf",
            "read /etc/resolv.conf",
            "read /etc/nsswitch.conf",
            "read /etc/gai.conf",
            "read /etc/ld.so.cache",
            "read /etc/localtime",
            "read /dev/null");

    @TempDir
    Path home;

    @BeforeEach
    void watch() throws Exception {
        Strace.assumeItWorks(home);
    }

    static Stream<Arguments> eachActionInEachLanguage() {
        return Stream.of(Ecosystem.PYPI, Ecosystem.NPM)
                .flatMap(ecosystem ->
                        Arrays.stream(BenignAction.values()).map(action -> Arguments.of(ecosystem, action)));
    }

    @ParameterizedTest
    @MethodSource("eachActionInEachLanguage")
    void anActionDoesWhatTheManifestSays(Ecosystem ecosystem, BenignAction action) throws Exception {
        try (var dns = LoopbackNameServer.answering();
                var canary = LoopbackCanary.answering(LoopbackCanary.Answer.SHORT)) {
            var drill = Drills.drill(ecosystem)
                    .doing(action)
                    .asking(dns.route())
                    .set(new ActionSettings(
                            Duration.ofMillis(200),
                            canary.settings(CanaryAddress.Protocol.HTTP).canary()))
                    .markerIn(directory("drill"))
                    .build();

            assertThat(besidesNoop(drill, text -> text, Namespace.same())).isEqualTo(promisedBy(drill));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PYPI", "NPM"})
    void theSystemsResolverIsTheOnlyOneThatIsAsked(Ecosystem ecosystem) throws Exception {
        var blackHole = Namespace.withBlackHoledResolver(home);
        blackHole.assumeItCanBeMade(home);
        var drill = Drills.drill(ecosystem)
                .doing(BenignAction.DNS_LOOKUP)
                .markerIn(directory("drill"))
                .build();

        assertThat(drill.manifest().effects().addresses()).containsExactly(Effects.SYSTEM_RESOLVER);
        assertThat(besidesNoop(drill, text -> text, blackHole))
                .contains("contact " + Namespace.RESOLVER)
                .isSubsetOf("contact " + Namespace.RESOLVER, "contact /var/run/nscd/socket"); // glibc's cache
    }

    @ParameterizedTest
    @EnumSource(names = {"PYPI", "NPM"})
    void aHookThatDoesMoreThanItsManifestSaysIsFoundOut(Ecosystem ecosystem) throws Exception {
        var drill = Drills.drill(ecosystem)
                .doing(BenignAction.WRITE_MARKER)
                .markerIn(directory("drill"))
                .build();
        var more = switch (ecosystem) {
            case PYPI -> "open(__file__ + '.more', 'w').close()\nos.spawnl(os.P_WAIT, '/bin/true', 'true')\n";
            case NPM ->
                "require('fs').writeFileSync(__filename + '.more', '');\n"
                        + "require('child_process').spawnSync('/bin/true', { stdio: 'inherit', argv0: 'true' });\n";
            case CARGO, RUBYGEMS -> throw new AssertionError("not among the cases");
        };

        var does =
                besidesNoop(drill, hook -> ecosystem == Ecosystem.PYPI ? hook + more : more + hook, Namespace.same());

        assertThat(Strace.without(does, promisedBy(drill)))
                .hasSize(2)
                .anyMatch(effect -> effect.startsWith("write ") && effect.endsWith(".more"))
                .anyMatch(effect -> effect.equals("exec /bin/true as [true]"));
    }

    /** What a hook does, but for what the same interpreter does for the hook that does nothing, and for its libraries. */
    private Set<String> besidesNoop(DrillPackage drill, UnaryOperator<String> change, Namespace namespace)
            throws IOException, InterruptedException {
        var noop = Drills.drill(drill.spec().packageName().ecosystem())
                .doing(BenignAction.NOOP)
                .markerIn(directory("noop"))
                .build();
        var interpreter = Machine.pythonHome();
        Predicate<String> ofALibrary = effect -> effect.startsWith("read " + interpreter)
                || effect.startsWith("read /usr/")
                || effect.startsWith("read /lib")
                || OF_THE_SYSTEM.contains(effect);
        return Strace.without(
                        effects(drill, "drill", change, namespace), effects(noop, "noop", text -> text, namespace))
                .stream()
                .filter(ofALibrary.negate())
                .collect(Collectors.toSet());
    }

    private Set<String> effects(DrillPackage drill, String name, UnaryOperator<String> change, Namespace namespace)
            throws IOException, InterruptedException {
        var directory = directory(name);
        var unpacked = Archive.unpack(drill, directory.resolve("unpacked"));
        for (var hook : List.of(unpacked.resolve("_build/drill_hook.py"), unpacked.resolve("drill_hook.js"))) {
            if (Files.exists(hook)) {
                Files.writeString(hook, change.apply(Files.readString(hook)));
            }
        }
        var effects = Strace.effects(Command.in(directory), namespace, HookTest.hookCommand(drill, unpacked));
        return Strace.renamed(effects, effect -> effect.replace(directory.toString(), "~"));
    }

    private Set<String> promisedBy(DrillPackage drill) throws IOException {
        var directory = directory("drill");
        return Strace.renamed(
                Strace.promised(drill.manifest().effects()), effect -> effect.replace(directory.toString(), "~"));
    }

    private Path directory(String name) throws IOException {
        return Files.createDirectories(home.resolve(name));
    }
}
