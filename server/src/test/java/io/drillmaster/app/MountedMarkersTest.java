package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.measure.Quality;
import io.drillmaster.plan.Exercise;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Markers of other hosts in directories that are mounted on this machine. */
class MountedMarkersTest {
    @TempDir
    Path directory;

    @Test
    void aMarkerInAMountedDirectoryIsAnExecutionOnThatHostAndWhatIsNotMountedProvesNothing() throws Exception {
        var mounted = Files.createDirectory(directory.resolve("build-7"));
        var unmounted = directory.resolve("build-8");
        try (var drillmaster = ApplicationFixture.start(
                Map.of(
                        "markers.watch-local",
                        "false",
                        "markers.mounts",
                        "build-7=" + mounted + ", build-8 = " + unmounted),
                Clock.systemUTC())) {
            var drill = drillmaster.open("SC-DEMO", Duration.ofHours(1));
            var target = drill.plan().targets().get(0);
            await().until(() ->
                    !rows(drillmaster, drill, Fact.MarkerAbsent.class).isEmpty());
            var marker = mounted.resolve(Path.of(target.markerPath()).getFileName());
            Files.writeString(
                    marker,
                    "token=" + target.token() + "\nexecution phase=i nonce=aaaabbbb at="
                            + Clock.systemUTC().instant() + "\n");

            await().until(() ->
                    !rows(drillmaster, drill, Fact.MarkerPresent.class).isEmpty());

            assertThat(rows(drillmaster, drill, Fact.MarkerPresent.class))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.host()).contains("build-7");
                        assertThat(row.token()).contains(target.token());
                        assertThat(row.fact())
                                .isInstanceOfSatisfying(
                                        Fact.MarkerPresent.class,
                                        fact -> assertThat(fact.path()).isEqualTo(marker.toString()));
                    });
            assertThat(rows(drillmaster, drill, Fact.MarkerAbsent.class))
                    .allSatisfy(row -> assertThat(row.host()).contains("build-7"));
            assertThat(rows(drillmaster, drill, Fact.ClockCompared.class))
                    .as("another host's clock is not ours")
                    .isEmpty();
            var install = drillmaster
                    .parts()
                    .verdicts()
                    .now(drill.plan().id())
                    .installs()
                    .get(0);
            assertThat(install.quality()).isEqualTo(Quality.INTERVAL);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"build-7", "build-7=tmp", "=/mnt", "a b=/mnt", "build-7=/a, build-7=/b"})
    void whatIsNoListOfMountsIsNamed(String text) {
        assertThatThrownBy(() -> Settings.of(Map.of("markers.mounts", text)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("markers.mounts")
                .hasMessageContaining("HOST=DIRECTORY");
    }

    private static List<Evidence> rows(ApplicationFixture drillmaster, Exercise drill, Class<? extends Fact> kind) {
        return drillmaster.parts().evidence().of(drill.plan().id()).stream()
                .filter(row -> kind.isInstance(row.fact()))
                .toList();
    }
}
