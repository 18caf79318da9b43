package io.drillmaster.scenarios.msel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MselLibraryTest {
    private static final Pattern ADDRESS = Pattern.compile("\\b[0-9]{1,3}(?:\\.[0-9]{1,3}){3}\\b");
    private static final Pattern HOST =
            Pattern.compile("\\b[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.(?:com|net|org|io|dev|ai|de)\\b");

    static Iterable<String> names() {
        return MselLibrary.names();
    }

    static Stream<Msel> msels() {
        return MselLibrary.ofShipped().msels().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyShippedTabletopLintsClean(String name) {
        assertThat(MselLinter.lint(MselLibrary.text(name), name)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyFileIsNamedAfterItsTabletop(String name) {
        assertThat(name).isEqualTo(MselLoader.load(MselLibrary.text(name), name).id() + ".yaml");
    }

    @Test
    void theIndexNamesEveryFile() throws IOException, URISyntaxException {
        var index = Objects.requireNonNull(getClass().getResource("/tabletops/index"));
        try (var files =
                Files.list(Objects.requireNonNull(Path.of(index.toURI()).getParent()))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .filteredOn(name -> name.endsWith(".yaml"))
                    .containsExactlyInAnyOrderElementsOf(MselLibrary.names());
        }
    }

    @ParameterizedTest
    @MethodSource("msels")
    void aShippedTabletopIsComplete(Msel msel) {
        assertThat(msel.modules()).hasSizeBetween(3, 4);
        assertThat(msel.injects()).hasSizeBetween(12, 18);
        assertThat(msel.objectives()).hasSizeBetween(3, 4);
        assertThat(msel.roles()).hasSize(8);
        assertThat(msel.duration()).isBetween(Duration.ofMinutes(60), Duration.ofMinutes(90));
        assertThat(msel.injects()).anyMatch(inject -> inject.onlyAfter().isPresent());
        assertThat(msel.injects()).anyMatch(inject -> inject.kind() == Inject.Kind.ARTEFACT);
        assertThat(msel.injects())
                .anyMatch(inject ->
                        inject.channel() == Inject.Channel.PRESS || inject.channel() == Inject.Channel.REGULATOR);
        assertThat(msel.groundRules()).anyMatch(rule -> rule.contains("real incident"));
        assertThat(msel.injects())
                .filteredOn(inject -> inject.kind() == Inject.Kind.DECISION)
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(inject ->
                        assertThat(inject.decision().orElseThrow().options()).hasSizeBetween(3, 4));
        assertThat(msel.injects())
                .filteredOn(inject -> inject.decision().isPresent())
                .allSatisfy(inject -> assertThat(inject.expectedActions()).isNotEmpty())
                .allSatisfy(inject -> assertThat(inject.probes()).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("msels")
    void artefactsAreVisiblyOfAnExercise(Msel msel) {
        assertThat(msel.injects().stream().flatMap(inject -> inject.attachments().stream()))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file.text()).startsWith("EXERCISE"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void noRealHostOrAddressIsNamed(String name) {
        var text = MselLibrary.text(name);
        assertThat(ADDRESS.matcher(text).results().map(found -> found.group()))
                .allMatch(address -> address.startsWith("192.0.2.")
                        || address.startsWith("198.51.100.")
                        || address.startsWith("203.0.113."));
        assertThat(HOST.matcher(text).results().map(found -> found.group()))
                .allMatch(host ->
                        host.endsWith("example.com") || host.endsWith("example.net") || host.endsWith("example.org"));
    }
}
