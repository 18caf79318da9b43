package io.drillmaster.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.drillpackages.BenignAction;
import io.drillmaster.drillpackages.Ecosystem;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedScenariosTest {
    static Iterable<String> names() {
        return ShippedScenarios.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyShippedFileLintsClean(String name) {
        assertThat(ScenarioLinter.lint(ShippedScenarios.text(name), name)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyFileIsNamedAfterItsScenario(String name) {
        assertThat(name)
                .isEqualTo(
                        ScenarioLoader.load(ShippedScenarios.text(name), name).id() + ".yaml");
    }

    @Test
    void theIndexNamesEveryFile() throws IOException, URISyntaxException {
        var index = Objects.requireNonNull(getClass().getResource("/scenarios/index"));
        try (var files =
                Files.list(Objects.requireNonNull(Path.of(index.toURI()).getParent()))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .filteredOn(name -> name.endsWith(".yaml"))
                    .containsExactlyInAnyOrderElementsOf(ShippedScenarios.names());
        }
    }

    @Test
    void theDemonstrationInstallsOnePackageOfEachEcosystemInAShortWindow() {
        var demo = ScenarioLibrary.ofShipped().find("SC-DEMO").orElseThrow();
        assertThat(demo.targets()).extracting(InstallTarget::ecosystem).containsExactly(Ecosystem.PYPI, Ecosystem.NPM);
        assertThat(demo.targets().get(0).actions()).containsExactly(BenignAction.WRITE_MARKER, BenignAction.DNS_LOOKUP);
        assertThat(demo.targets().get(1).commandFor("http://127.0.0.1:8080/npm/"))
                .isEqualTo("npm install --registry http://127.0.0.1:8080/npm/ react-state-utilz@0.0.1");
        assertThat(demo.window()).isEqualTo(Duration.ofSeconds(30));
        assertThat(demo.objective().ttd()).contains(Duration.ofSeconds(10));
        assertThat(demo.reflexStages()).startsWith(ReflexStage.EXPOSE);
    }

    @Test
    void theControlDoesNothingAndExpectsNothing() {
        var control = ScenarioLibrary.ofShipped().find("SC-25").orElseThrow();
        assertThat(control.control()).isTrue();
        assertThat(control.targets())
                .allSatisfy(target -> assertThat(target.actions()).containsExactly(BenignAction.NOOP));
        assertThat(control.expectations()).isEmpty();
        assertThat(control.attackTechniques()).isEmpty();
    }

    @Test
    void aScenarioKeepsTheTextItWasReadFrom() {
        var text = ShippedScenarios.text("SC-01.yaml");
        assertThat(ScenarioLibrary.ofShipped().find("SC-01").orElseThrow().yaml())
                .isEqualTo(text);
    }
}
