package io.drillmaster.measure;

import static io.drillmaster.measure.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.drillpackages.ExecutionVector;
import io.drillmaster.drillpackages.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That a package did not run says something only where it would have run. */
class ExecutionVectorsTest {
    @ParameterizedTest
    @EnumSource(names = {"PYPI_IMPORT", "PYPI_PTH", "NPM_IMPORT"})
    void whatNoProgramLoadedWasNotPrevented(ExecutionVector vector) {
        var measured = Story.drillBy(vector).fetched(at(0)).measured();

        assertThat(measured.outcome()).isEqualTo(Outcome.NOT_EXERCISED);
        assertThat(measured.targets()).singleElement().satisfies(target -> {
            assertThat(target.outcome()).isEqualTo(Outcome.NOT_EXERCISED);
            assertThat(target.explanation()).isEqualTo("It was installed or downloaded, and no program loaded it.");
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"PYPI_SDIST", "PYPI_SETUP_PY", "NPM_POSTINSTALL", "CARGO_BUILD_SCRIPT", "RUBYGEMS_EXTENSION"})
    void whatAnInstallWouldHaveRunWasPrevented(ExecutionVector vector) {
        assertThat(Story.drillBy(vector).fetched(at(0)).measured().outcome()).isEqualTo(Outcome.PREVENTED_SILENT);
    }

    @Test
    void whatWasLoadedIsMeasuredAsEverythingElse() {
        var measured = Story.drillBy(ExecutionVector.PYPI_IMPORT)
                .fetched(at(0))
                .lookedUp(at(30), "nonce", "A", Phase.LOADED)
                .alerted(at(90))
                .measured();

        assertThat(measured.outcome()).isEqualTo(Outcome.DETECTED);
    }

    @Test
    void aGateThatBlockedItPreventedIt() {
        var story = Story.drillBy(ExecutionVector.PYPI_IMPORT).fetched(at(0));

        assertThat(story.gateBlocked(at(5)).measured().outcome()).isEqualTo(Outcome.PREVENTED_ALERTED);
    }

    @Test
    void aClientThatBlockedItPreventedIt() {
        var story = Story.drillBy(ExecutionVector.NPM_IMPORT).fetched(at(0));

        assertThat(story.installReported(at(5), true).measured().outcome()).isEqualTo(Outcome.PREVENTED_SILENT);
    }

    @Test
    void aWarningAboutWhatNobodyLoadedIsNoPrevention() {
        var warned = Story.drillBy(ExecutionVector.PYPI_IMPORT).gateWarned(at(5));
        var noticed = Story.drillBy(ExecutionVector.PYPI_IMPORT).fetched(at(0)).reported("ada", at(5));

        assertThat(warned.measured().outcome()).isEqualTo(Outcome.NOT_EXERCISED);
        assertThat(warned.measured().targets().get(0).explanation())
                .isEqualTo("Somebody was told of it, and no program loaded it.");
        assertThat(noticed.measured().outcome()).isEqualTo(Outcome.NOT_EXERCISED);
    }

    @Test
    void whatHoldsNoCodeIsNeverExercisedWhateverIsSeenOfIt() {
        var story = Story.drillBy(ExecutionVector.PYPI_WHEEL)
                .fetched(at(0))
                .alertedOn("h1", at(3)) // a sensor saw the file
                .gateBlocked(at(5))
                .installReported(at(6), true);

        var measured = story.measured();

        assertThat(measured.outcome()).isEqualTo(Outcome.NOT_EXERCISED);
        assertThat(measured.installs()).isEmpty();
        assertThat(measured.targets().get(0).explanation()).contains("(wheel) runs no code");
        assertThat(story.measured(at(100)).outcome()).isEqualTo(Outcome.PENDING);
    }

    @Test
    void oneTargetThatWasPreventedDecidesForTheExercise() {
        var measured = Story.drillBy(ExecutionVector.PYPI_IMPORT, "left-padd")
                .fetched(at(0))
                .of(Story.TWO)
                .fetched(at(0))
                .measured();

        assertThat(measured.outcome()).isEqualTo(Outcome.PREVENTED_SILENT);
        assertThat(measured.targets())
                .extracting(TargetResult::outcome)
                .containsExactly(Outcome.NOT_EXERCISED, Outcome.PREVENTED_SILENT);
    }

    @Test
    void aFetchOfWhatNobodyLoadedSaysNothingAboutAnotherTarget() {
        var measured = Story.drillBy(ExecutionVector.PYPI_IMPORT, "left-padd")
                .fetched(at(0))
                .gateWarned(at(5))
                .measured();

        assertThat(measured.outcome()).isEqualTo(Outcome.NOT_EXERCISED);
        assertThat(measured.targets()).extracting(TargetResult::outcome).containsOnly(Outcome.NOT_EXERCISED);
    }

    @Test
    void aControlKeepsItsOwnOutcomes() {
        assertThat(Story.control().fetched(at(0)).measured().targets())
                .extracting(TargetResult::outcome)
                .containsExactly(Outcome.CONTROL_QUIET);
    }
}
