package io.drillmaster.measure;

import static io.drillmaster.measure.OutcomeTest.estimate;
import static io.drillmaster.measure.Story.ONE;
import static io.drillmaster.measure.Story.TWO;
import static io.drillmaster.measure.Story.at;
import static io.drillmaster.measure.Story.drill;
import static io.drillmaster.measure.Story.drillOfTwo;
import static io.drillmaster.measure.Story.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.AlertTraits;
import io.drillmaster.evidence.AttributionLevel;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each target by itself. */
class TargetsTest {

    @Test
    void aClientThatBlocksScriptsPreventsSilently() {
        var story = drill().fetched(at(0)).installReported(at(5), true);
        assertThat(story.measured(at(10)).targets().get(0).explanation())
                .isEqualTo("npm 12.2.0 blocked the install script; nothing executed so far.");
        var target = story.measured().targets().get(0);
        assertThat(target.outcome()).isEqualTo(Outcome.PREVENTED_SILENT);
        assertThat(target.explanation())
                .isEqualTo("npm 12.2.0 blocked the install script; nothing executed and nobody was told.");
    }

    @Test
    void aReportOfAnInstallWithoutBlockedScriptsProvesNothing() {
        assertThat(drill().installReported(at(5), false).measured().outcome()).isEqualTo(Outcome.NOT_EXERCISED);
        assertThat(drill().installReported(at(5), true).measured().outcome()).isEqualTo(Outcome.PREVENTED_SILENT);
    }

    @Test
    void theExecutedTargetDecidesForTheExercise() {
        var measured = drillOfTwo()
                .executed(at(0))
                .alerted(at(60))
                .of(TWO)
                .fetched(at(1))
                .measured();
        assertThat(measured.outcome()).isEqualTo(Outcome.DETECTED);
        assertThat(outcomes(measured)).containsExactly(Outcome.DETECTED, Outcome.PREVENTED_SILENT);
    }

    @Test
    void aGateThatStoppedOneTargetDetectsNothingOfTheOther() {
        var measured = drillOfTwo().executed(at(0)).of(TWO).gateBlocked(at(-30)).measured();
        assertThat(measured.outcome()).isEqualTo(Outcome.NOT_DETECTED);
        assertThat(outcomes(measured)).containsExactly(Outcome.NOT_DETECTED, Outcome.PREVENTED_ALERTED);
        assertThat(measured.flags()).doesNotContain(Flag.GATE_BYPASSED);
        assertThat(measured.targets().get(1).explanation())
                .isEqualTo("A gate blocked the package, and somebody was told.");
    }

    @Test
    void anExerciseRunsFromItsFirstExecutionToItsFirstAlert() {
        var measured = drillOfTwo()
                .executed(at(0))
                .of(TWO)
                .executed(at(1000))
                .alerted(at(1010))
                .measured();
        assertThat(estimate(measured.ttd())).isEqualTo(seconds(1010));
        assertThat(outcomes(measured)).containsExactly(Outcome.NOT_DETECTED, Outcome.DETECTED);
        assertThat(estimate(measured.targets().get(1).ttd())).isEqualTo(seconds(10));
    }

    @Test
    void anAlertThatNamesThePackageIsThatTargets() {
        for (var name : List.of("Pytorch_Utilz", "pytorch-utilz==9.0.1")) {
            var traits = new AlertTraits(Set.of(), Set.of(name), Set.of(), Set.of());
            var measured = drillOfTwo()
                    .executed(at(0))
                    .of(TWO)
                    .executed(at(1))
                    .alert(AlertKind.RUNTIME, at(60), traits, AttributionLevel.STRONG)
                    .measured();
            assertThat(outcomes(measured)).containsExactly(Outcome.DETECTED, Outcome.NOT_DETECTED);
        }
    }

    @Test
    void anAlertThatNamesNoTargetCountsForTheExerciseOnly() {
        for (var traits : List.of(
                AlertTraits.NONE, new AlertTraits(Set.of(), Set.of("pytorch-utilz==1.0"), Set.of(), Set.of()))) {
            var measured = drillOfTwo()
                    .executed(at(0))
                    .of(TWO)
                    .executed(at(1))
                    .alert(AlertKind.RUNTIME, at(60), traits, AttributionLevel.STRONG)
                    .measured();
            assertThat(measured.outcome()).isEqualTo(Outcome.DETECTED);
            assertThat(outcomes(measured)).containsExactly(Outcome.NOT_DETECTED, Outcome.NOT_DETECTED);
        }
    }

    @Test
    void aPersonSpeaksOfTheOnlyTargetButOfNoneAmongSeveral() {
        assertThat(outcomes(drill().executed(at(0)).reported("nora", at(60)).measured()))
                .containsExactly(Outcome.DETECTED);
        var measured = drillOfTwo().executed(at(0)).reported("nora", at(60)).measured();
        assertThat(measured.outcome()).isEqualTo(Outcome.DETECTED);
        assertThat(outcomes(measured)).containsExactly(Outcome.NOT_DETECTED, Outcome.NOT_EXERCISED);
    }

    @Test
    void everyOutcomeIsExplained() {
        assertThat(explanation(drill())).isEqualTo("It was never installed: nothing was fetched and nothing executed.");
        assertThat(explanation(drill().fetched(at(0))))
                .isEqualTo("The package was fetched, its code never ran, and nobody was told.");
        assertThat(explanation(drill().executed(at(0))))
                .isEqualTo("It executed, and nobody was told before the window closed.");
        assertThat(explanation(drill().executed(at(0)).revealed(at(9))))
                .isEqualTo("It executed, and nobody was told before the drill was revealed.");
        assertThat(explanation(drill().executed(at(0)).alerted(at(9))))
                .isEqualTo("It executed, and an alert told of it in time.");
        assertThat(explanation(drill().executed(at(0)).reported("nora", at(9))))
                .isEqualTo("It executed, and a person told of it in time.");
        assertThat(explanation(drill().executed(at(0)).alerted(at(3601))))
                .isEqualTo("It executed, and an alert told of it only after the window had closed.");
        assertThat(explanation(drill().executed(at(0)).gateWarned(at(-9))))
                .isEqualTo("An alert noticed it before it executed.");
        assertThat(explanation(drill().fetched(at(0)).reported("nora", at(9))))
                .isEqualTo("The package was there, its code never ran, and somebody was told.");
        assertThat(explanation(drill().executed(at(4000)))).isEqualTo("It executed only after the window had closed.");
        assertThat(explanation(drill().aborted(at(0)))).isEqualTo("The exercise was stopped for safety.");
        assertThat(explanation(Story.control().alerted(at(9))))
                .isEqualTo("The control did nothing, and an alert came all the same: a false positive.");
        assertThat(explanation(Story.control()))
                .isEqualTo("The control did nothing, and no alert came: as it should be.");
    }

    @Test
    void targetsComeInThePlansOrder() {
        assertThat(drillOfTwo().measured().targets())
                .extracting(TargetResult::token)
                .containsExactly(ONE, TWO);
    }

    private static String explanation(Story story) {
        return story.measured().targets().get(0).explanation();
    }

    private static List<Outcome> outcomes(Measurement measured) {
        return measured.targets().stream().map(TargetResult::outcome).toList();
    }
}
