package io.drillmaster.measure;

import static io.drillmaster.measure.Story.at;
import static io.drillmaster.measure.Story.control;
import static io.drillmaster.measure.Story.drill;
import static io.drillmaster.measure.Story.seconds;
import static io.drillmaster.measure.Story.unpublished;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.cases.EdgeCase;
import io.drillmaster.drillpackages.Phase;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.AttributionLevel;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How an exercise comes out. */
class OutcomeTest {

    @Test
    @EdgeCase(1)
    void anAlertAfterTheExecutionIsADetection() {
        var measured = drill().executed(at(0)).alerted(at(125)).as("alert").measured();
        assertThat(measured.outcome()).isEqualTo(Outcome.DETECTED);
        assertThat(estimate(measured.ttd())).isEqualTo(seconds(125));
        assertThat(measured.detection().orElseThrow().by()).isEqualTo(Detection.By.MACHINE);
        assertThat(measured.detection().orElseThrow().at()).isEqualTo(at(125));
    }

    @Test
    @EdgeCase(2)
    void anOpenWindowWithoutAnAlertIsPendingAndCensoredNow() {
        var measured = drill().executed(at(0)).measured(at(500));
        assertThat(measured.outcome()).isEqualTo(Outcome.PENDING);
        assertThat(followUp(measured.ttd())).isEqualTo(seconds(500));
        assertThat(measured.ttr()).isInstanceOf(Elapsed.NotApplicable.class);
    }

    @Test
    @EdgeCase(3)
    void aClosedWindowWithoutAnAlertIsCensoredAtItsEndHoweverLateOneAsks() {
        var measured = drill().executed(at(0)).measured(at(999_999));
        assertThat(measured.outcome()).isEqualTo(Outcome.NOT_DETECTED);
        assertThat(followUp(measured.ttd())).isEqualTo(seconds(3600));
    }

    @Test
    void theMomentOfClosingStillBelongsToTheWindow() {
        assertThat(drill().executed(at(0)).measured(at(3600)).outcome()).isEqualTo(Outcome.PENDING);
        assertThat(drill().executed(at(0)).measured(at(3600.001)).outcome()).isEqualTo(Outcome.NOT_DETECTED);
    }

    @Test
    @EdgeCase(4)
    void anAlertExactlyAtTheEndIsInTime() {
        var measured = drill().executed(at(0)).alerted(at(3600)).measured();
        assertThat(measured.outcome()).isEqualTo(Outcome.DETECTED);
        assertThat(estimate(measured.ttd())).isEqualTo(seconds(3600));
    }

    @Test
    @EdgeCase(5)
    void anAlertASecondAfterTheEndIsLateAndStillShown() {
        var measured = drill().executed(at(0)).alerted(at(3601)).measured();
        assertThat(measured.outcome()).isEqualTo(Outcome.DETECTED_LATE);
        assertThat(estimate(measured.ttd())).isEqualTo(seconds(3601));
    }

    @Test
    void aLateAlertReopensTheVerdict() {
        var story = drill().executed(at(0));
        assertThat(story.measured(at(4000)).outcome()).isEqualTo(Outcome.NOT_DETECTED);
        assertThat(story.alerted(at(5000)).measured(at(5000)).outcome()).isEqualTo(Outcome.DETECTED_LATE);
    }

    @Test
    @EdgeCase(6)
    void aGateThatBlocksPreventsAndTheTimeToBlockIsKnown() {
        var story = drill().fetched(at(0)).gateBlocked(at(40));
        assertThat(story.measured(at(100)).outcome()).isEqualTo(Outcome.PENDING);
        var measured = story.measured();
        assertThat(measured.outcome()).isEqualTo(Outcome.PREVENTED_ALERTED);
        assertThat(measured.ttd()).isInstanceOf(Elapsed.NotApplicable.class);
        assertThat(measured.timeToBlock()).contains(seconds(40));
        assertThat(measured.ttr()).isInstanceOf(Elapsed.NotApplicable.class);
    }

    @Test
    void aRequestAfterTheBlockGivesNoTimeToBlock() {
        assertThat(drill().gateBlocked(at(40)).fetched(at(50)).measured().timeToBlock())
                .isEmpty();
    }

    @Test
    @EdgeCase(7)
    void aWarningBeforeTheExecutionIsADetectionWithLead() {
        var measured = drill().gateWarned(at(-30)).executed(at(0)).measured();
        assertThat(measured.outcome()).isEqualTo(Outcome.DETECTED_BEFORE);
        assertThat(estimate(measured.ttd())).isEqualTo(Duration.ZERO);
        assertThat(measured.lead()).contains(seconds(30));
    }

    @Test
    @EdgeCase(8)
    void aGateThatSaysItBlockedAndDidNotIsBypassed() {
        var measured = drill().gateBlocked(at(-30)).executed(at(0)).measured();
        assertThat(measured.outcome()).isEqualTo(Outcome.DETECTED_BEFORE);
        assertThat(measured.flags()).contains(Flag.GATE_BYPASSED);
        assertThat(measured.timeToBlock()).isEmpty();
    }

    @Test
    @EdgeCase(10)
    void nothingSeenIsNotExercised() {
        assertThat(drill().measured(at(3600)).outcome()).isEqualTo(Outcome.PENDING);
        assertThat(drill().measured().outcome()).isEqualTo(Outcome.NOT_EXERCISED);
        assertThat(unpublished().measured().outcome()).isEqualTo(Outcome.NOT_EXERCISED);
    }

    @Test
    @EdgeCase(11)
    void fetchedButNeverRunIsPreventedSilently() {
        var measured = drill().fetched(at(0)).measured();
        assertThat(measured.outcome()).isEqualTo(Outcome.PREVENTED_SILENT);
        assertThat(measured.ttd()).isEqualTo(new Elapsed.NotApplicable("Nothing executed."));
    }

    @Test
    void aFetchAfterTheWindowPreventsNothing() {
        assertThat(drill().fetched(at(3700)).measured().outcome()).isEqualTo(Outcome.NOT_EXERCISED);
    }

    @Test
    void aPersonWhoNoticedThatNothingRanMakesItVisible() {
        assertThat(drill().fetched(at(0)).reported("nora", at(90)).measured().outcome())
                .isEqualTo(Outcome.PREVENTED_ALERTED);
    }

    @Test
    @EdgeCase(12)
    void aMereDownloadThatRanTheCodeIsAnExecution() {
        var measured = drill().lookedUp(at(0), "n", "A", Phase.RESOLVED).measured();
        assertThat(measured.outcome()).isEqualTo(Outcome.NOT_DETECTED);
        assertThat(measured.flags()).contains(Flag.EXECUTED_WITHOUT_INSTALL);
        assertThat(drill().lookedUp(at(0), "n", "A", Phase.RESOLVED)
                        .lookedUp(at(1), "m", "A", Phase.INSTALLED)
                        .measured()
                        .flags())
                .doesNotContain(Flag.EXECUTED_WITHOUT_INSTALL);
    }

    @Test
    @EdgeCase(35)
    void aRevealCutsTheWindowShort() {
        var measured = drill().executed(at(0)).revealed(at(600)).measured(at(601));
        assertThat(measured.outcome()).isEqualTo(Outcome.NOT_DETECTED);
        assertThat(followUp(measured.ttd())).isEqualTo(seconds(600));
        assertThat(measured.flags()).contains(Flag.REVEALED);
    }

    @Test
    @EdgeCase(36)
    void anAlertAfterTheRevealIsShownAndDoesNotCount() {
        var measured =
                drill().executed(at(0)).revealed(at(600)).alerted(at(700)).measured();
        assertThat(measured.outcome()).isEqualTo(Outcome.NOT_DETECTED);
        assertThat(measured.flags()).contains(Flag.CONTAMINATED_ALERT);
        assertThat(measured.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.counts()).isFalse();
            assertThat(alert.reason()).contains("revealed");
        });
    }

    @Test
    void aRevealAfterTheWindowChangesNothingButEndsLateDetection() {
        var measured =
                drill().executed(at(0)).revealed(at(4000)).alerted(at(3900)).measured();
        assertThat(measured.flags()).doesNotContain(Flag.REVEALED);
        assertThat(measured.outcome()).isEqualTo(Outcome.DETECTED_LATE);
        assertThat(drill().executed(at(0))
                        .revealed(at(4000))
                        .alerted(at(4001))
                        .measured()
                        .outcome())
                .isEqualTo(Outcome.NOT_DETECTED);
    }

    @Test
    void aPersonWhoWasToldHasNoticedNothing() {
        var measured = drill().executed(at(0))
                .revealed(at(600))
                .investigating("nora", at(700))
                .measured();
        assertThat(measured.outcome()).isEqualTo(Outcome.NOT_DETECTED);
    }

    @Test
    @EdgeCase(37)
    void aSafetyStopIsItsOwnOutcome() {
        var measured = drill().objective(60, 60)
                .executed(at(0))
                .alerted(at(90))
                .aborted(at(100))
                .measured();
        assertThat(measured.outcome()).isEqualTo(Outcome.ABORTED);
        assertThat(measured.ttdObjective()).isEqualTo(ObjectiveVerdict.NONE);
        assertThat(measured.ttrObjective()).isEqualTo(ObjectiveVerdict.NONE);
        assertThat(measured.targets().get(0).outcome()).isEqualTo(Outcome.ABORTED);
        assertThat(followUp(drill().executed(at(0)).aborted(at(100)).measured().ttd()))
                .isEqualTo(seconds(100));
    }

    @Test
    @EdgeCase(52)
    void anAlertOnAControlIsAFalsePositiveAtOnce() {
        var measured = control().fetched(at(0)).alerted(at(20)).measured(at(30));
        assertThat(measured.outcome()).isEqualTo(Outcome.CONTROL_ALARMED);
        assertThat(measured.ttd()).isInstanceOf(Elapsed.NotApplicable.class);
        assertThat(measured.ttr()).isInstanceOf(Elapsed.NotApplicable.class);
        assertThat(measured.execution()).isEmpty();
    }

    @Test
    void aControlWithoutAnAlertIsQuietOnceTheWindowClosed() {
        assertThat(control().fetched(at(0)).measured(at(30)).outcome()).isEqualTo(Outcome.PENDING);
        assertThat(control().fetched(at(0)).measured().outcome()).isEqualTo(Outcome.CONTROL_QUIET);
        assertThat(control().candidate(at(20)).measured().outcome()).isEqualTo(Outcome.CONTROL_QUIET);
    }

    @Test
    void whatRanOnlyAfterTheWindowWasNotExercisedAndNotPreventedEither() {
        var measured =
                drill().fetched(at(3590)).executed(at(3605)).alerted(at(3700)).measured();
        assertThat(measured.outcome()).isEqualTo(Outcome.NOT_EXERCISED);
        assertThat(measured.flags()).contains(Flag.EXECUTED_AFTER_WINDOW);
        assertThat(measured.ttd())
                .isEqualTo(new Elapsed.NotApplicable("It executed only after the window had closed."));
        assertThat(measured.execution()).isEmpty();
        assertThat(measured.installs()).hasSize(1);
    }

    @Test
    void whatWasStoppedInTheWindowStaysPreventedWhenItRunsElsewhereLater() {
        assertThat(drill().gateBlocked(at(10)).executed(at(9000)).measured().outcome())
                .isEqualTo(Outcome.PREVENTED_ALERTED);
        var silent = drill().fetched(at(0))
                .installReported(at(5), true)
                .executed(at(9000))
                .measured();
        assertThat(silent.outcome()).isEqualTo(Outcome.PREVENTED_SILENT);
        assertThat(silent.flags()).contains(Flag.EXECUTED_AFTER_WINDOW);
    }

    @Test
    void aLaterInstallAfterTheWindowDoesNotTouchTheFirst() {
        var measured =
                drill().executed(at(0)).executed(at(5000)).alerted(at(60)).measured();
        assertThat(measured.outcome()).isEqualTo(Outcome.DETECTED);
        assertThat(estimate(measured.ttd())).isEqualTo(seconds(60));
        assertThat(measured.flags()).contains(Flag.EXECUTED_AFTER_WINDOW);
    }

    @Test
    @EdgeCase(48)
    void aLookupAfterTheRevealIsNoExecution() {
        var measured = drill().revealed(at(600)).executed(at(700)).measured();
        assertThat(measured.outcome()).isEqualTo(Outcome.NOT_EXERCISED);
        assertThat(measured.installs()).isEmpty();
    }

    @Test
    @EdgeCase(48)
    void whatADeclaredNetworkAskedForIsNoExecution() {
        var measured = drill().lookedUpFrom("analysts", at(700))
                .visitedFrom("mail gateway", at(710))
                .measured();
        assertThat(measured.outcome()).isEqualTo(Outcome.NOT_EXERCISED);
        assertThat(measured.installs()).isEmpty();
        assertThat(measured.execution()).isEmpty();
    }

    @Test
    @EdgeCase(48)
    void aPackageThatOnlyDeclaredNetworksTouchedWasPreventedAsIfNobodyHadCome() {
        var silent = drill().fetched(at(0)).lookedUpFrom("sandbox", at(1)).visitedFrom("sandbox", at(2));
        assertThat(silent.measured().outcome()).isEqualTo(Outcome.PREVENTED_SILENT);
        assertThat(silent.gateBlocked(at(3)).measured().outcome()).isEqualTo(Outcome.PREVENTED_ALERTED);
    }

    @Test
    @EdgeCase(48)
    void aScannerBeforeTheHostDoesNotMoveTheExecution() {
        var measured = drill().lookedUpFrom("mail gateway", at(-300))
                .executed(at(0))
                .visitedFrom("analysts", at(50))
                .alerted(at(125))
                .measured();
        assertThat(estimate(measured.ttd())).isEqualTo(seconds(125));
        assertThat(measured.installs()).hasSize(1);
    }

    @Test
    void aSensorsAlertWithTheTokenProvesTheExecutionAlone() {
        var measured = drill().fetched(at(-5)).alerted(at(40)).measured();
        assertThat(measured.outcome()).isEqualTo(Outcome.DETECTED);
        assertThat(measured.flags()).contains(Flag.EXECUTION_BY_ALERT_ONLY, Flag.OVERLAP);
        var ttd = (Elapsed.Observed) measured.ttd();
        assertThat(ttd.estimate()).isEqualTo(Duration.ZERO);
        assertThat(ttd.hi()).isEqualTo(seconds(45));
    }

    @Test
    void aConfirmedAlertWithoutTheTokenProvesNoExecution() {
        var measured = drill().fetched(at(-5))
                .candidate(at(40))
                .as("a")
                .attributedBy("rita", at(50), "a", AttributionLevel.STRONG)
                .measured();
        assertThat(measured.outcome()).isEqualTo(Outcome.PREVENTED_ALERTED);
        assertThat(drill().alert(AlertKind.GATE_WARNED, at(1), drill().traits(), AttributionLevel.STRONG)
                        .measured()
                        .outcome())
                .isEqualTo(Outcome.PREVENTED_ALERTED);
    }

    @Test
    void theMeasurementSaysHowFarItHasRead() {
        var story = drill().executed(at(0)).alerted(at(125));
        var measured = story.measured();
        assertThat(measured.throughSeq()).isEqualTo(story.rows().size());
        assertThat(measured.engineVersion()).isEqualTo(Measure.ENGINE_VERSION);
        assertThat(measured.asOf()).isEqualTo(at(10_000));
        assertThat(unpublished().measured().throughSeq()).isZero();
    }

    static Duration estimate(Elapsed elapsed) {
        return ((Elapsed.Observed) elapsed).estimate();
    }

    static Duration followUp(Elapsed elapsed) {
        return ((Elapsed.Censored) elapsed).followUp();
    }
}
