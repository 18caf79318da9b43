package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the packages of every execution vector. */
class EveryVectorTest {
    private static final String PYTHON_AND_NPM = "(PYPI|NPM)_.*";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    static Stream<Arguments> vectorsAndActions() {
        return Arrays.stream(ExecutionVector.values())
                .flatMap(vector -> actions(vector).map(action -> Arguments.of(vector, action)));
    }

    private static Stream<BenignAction> actions(ExecutionVector vector) {
        return vector.phases().isEmpty() ? Stream.of(BenignAction.NOOP) : Arrays.stream(BenignAction.values());
    }

    @ParameterizedTest
    @MethodSource("vectorsAndActions")
    void equalSpecsGiveEqualBytesWhereverTheyAreBuilt(ExecutionVector vector, BenignAction action) {
        var canary = new CanaryAddress("192.0.2.7", 4444, CanaryAddress.Protocol.TCP);
        var spec = drill(vector)
                .doing(action)
                .set(new ActionSettings(Duration.ofSeconds(1), Optional.of(canary)))
                .spec();
        var here = DrillPackageBuilder.build(spec);
        var zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));

            assertThat(DrillPackageBuilder.build(spec).content()).isEqualTo(here.content());
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyFileSaysThatItIsADrillAndWhomToCall(ExecutionVector vector) throws Exception {
        var files = Archive.paths(drill(vector).build());

        files.keySet().removeIf(path -> path.endsWith(".dist-info/WHEEL") || path.endsWith(".dist-info/RECORD"));
        assertThat(files)
                .isNotEmpty()
                .allSatisfy((path, text) -> assertThat(text)
                        .as(path)
                        .contains("SECURITY DRILL EX-0007")
                        .contains("Ada Lovelace, +1 555 0100")
                        .doesNotContain("@@"));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = PYTHON_AND_NPM)
    void theArchiveUnpacksIntoDirectoriesOfItsOwnAndNothingInItIsExecutable(ExecutionVector vector) throws Exception {
        var drill = drill(vector).build();

        assertThat(Archive.paths(drill).keySet())
                .allSatisfy(path -> assertThat(path).doesNotStartWith("/").doesNotContain("..", "\\", ":"));
        if (Archive.isWheel(drill)) {
            assertThat(Archive.paths(drill).keySet())
                    .allSatisfy(path -> assertThat(path).startsWith("pytorch_utilz"));
            try (var zip = new ZipArchiveInputStream(new ByteArrayInputStream(drill.content()))) {
                for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    assertThat(entry.getUnixMode()).as("left to the client").isZero();
                }
            }
        } else {
            assertThat(Archive.entries(drill)).allSatisfy(entry -> {
                assertThat(entry.isFile()).isTrue();
                assertThat(entry.getMode()).isEqualTo(0100644);
            });
            assertThat(Archive.paths(drill).keySet().stream().map(path -> path.substring(0, path.indexOf('/'))))
                    .containsOnly(vector.ecosystem() == Ecosystem.NPM ? "package" : "pytorch_utilz-0.0.1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theManifestAndTheReadmeSayWhenItRuns(ExecutionVector vector) throws Exception {
        var files = Archive.paths(drill(vector).build());

        assertThat(files.entrySet().stream().filter(file -> file.getKey().endsWith("README.md")))
                .singleElement()
                .satisfies(readme -> assertThat(readme.getValue()).contains("It runs " + vector.runsWhen()));
        assertThat(files.entrySet().stream().filter(file -> file.getKey().endsWith("DRILL-MANIFEST.json")))
                .singleElement()
                .satisfies(manifest -> assertThat(manifest.getValue()).contains(vector.runsWhen()));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = "NPM_.*")
    void anNpmPackageHasTheOneScriptOfItsVector(ExecutionVector vector) {
        var packageJson = ((PackageMetadata.Npm) drill(vector).build().metadata()).packageJson();

        if (vector.isInstallScript()) {
            assertThat(packageJson).containsOnlyOnce("node drill_hook.js").contains("\"" + vector.id() + "\"");
        } else {
            assertThat(packageJson).doesNotContain("scripts", "install");
        }
    }

    @Test
    void onlyTheLegacyPackageNeedsSomethingElseFromTheIndex() {
        assertThat(Arrays.stream(ExecutionVector.values())
                        .filter(vector -> !vector.needsFromIndex().isEmpty()))
                .containsExactly(ExecutionVector.PYPI_SETUP_PY);
        assertThat(ExecutionVector.PYPI_SETUP_PY.needsFromIndex()).isEqualTo(List.of("setuptools", "wheel"));
    }

    private static Drills drill(ExecutionVector vector) {
        return Drills.drill(vector).living(NOON, NOON.plusSeconds(7200));
    }
}
