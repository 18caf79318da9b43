package io.drillmaster.measure;

import static io.drillmaster.measure.OutcomeTest.estimate;
import static io.drillmaster.measure.Story.FOREIGN;
import static io.drillmaster.measure.Story.OTHER;
import static io.drillmaster.measure.Story.THIS;
import static io.drillmaster.measure.Story.at;
import static io.drillmaster.measure.Story.drill;
import static io.drillmaster.measure.Story.line;
import static io.drillmaster.measure.Story.seconds;
import static io.drillmaster.measure.Story.unpublished;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.cases.EdgeCase;
import io.drillmaster.drillpackages.Phase;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When the package executed, and how surely. */
class ExecutionTimeTest {

    @Test
    @EdgeCase(13)
    void pipRunsTheHookTwoTimesForOneInstall() {
        var measured = drill().marker("h1", at(20), line("aa", at(0)), line("bb", at(0.4)))
                .measured();
        assertThat(measured.installs()).hasSize(1);
        var byLookup = drill().executed(at(0)).executed(at(0.4)).measured();
        assertThat(byLookup.installs()).hasSize(1);
        assertThat(byLookup.execution().orElseThrow().estimate()).isEqualTo(at(0));
    }

    @Test
    @EdgeCase(14)
    void npmRunsUpToThreeScriptsForOneInstall() {
        var measured = drill().executed(at(0))
                .executed(at(2))
                .executed(at(4))
                .marker("h1", at(9), line("nonce0", at(0)), line("nonce1", at(2)), line("nonce2", at(4)))
                .measured();
        assertThat(measured.installs()).singleElement().satisfies(install -> {
            assertThat(install.host()).contains("h1");
            assertThat(install.observations()).hasSize(4);
            assertThat(install.executedAt().hi()).isEqualTo(at(0));
        });
    }

    @Test
    @EdgeCase(15)
    void twoInstallsTwentyMinutesApartAreTwo() {
        var measured = drill().executed(at(0))
                .executed(at(1200))
                .marker("h1", at(1210), line("nonce0", at(0)), line("nonce1", at(1200)))
                .measured();
        assertThat(measured.installs()).hasSize(2);
        assertThat(measured.installs())
                .allSatisfy(install -> assertThat(install.host()).contains("h1"));
        assertThat(measured.execution().orElseThrow().estimate()).isEqualTo(at(0));
    }

    @Test
    void fiveMinutesOfSilenceSeparateInstalls() {
        assertThat(drill().executed(at(0)).executed(at(300)).measured().installs())
                .hasSize(1);
        assertThat(drill().executed(at(0)).executed(at(300.001)).measured().installs())
                .hasSize(2);
        assertThat(drill().executed(at(0))
                        .executed(at(200))
                        .executed(at(400))
                        .measured()
                        .installs())
                .hasSize(1);
        assertThat(drill().marker("h1", at(900), line("a", at(0)), line("b", at(300.001)))
                        .measured()
                        .installs())
                .hasSize(2);
    }

    @Test
    void aPollerThatSeesTheSameMarkerAgainSeesTheSameInstall() {
        var measured = drill().marker("h1", at(30), line("a", at(0)))
                .marker("h1", at(60), line("a", at(0)))
                .marker("h1", at(3000), line("a", at(0)))
                .markerFile("h2", at(40), at(10))
                .markerFile("h2", at(3000), at(10))
                .marker("h3", at(50))
                .marker("h3", at(3000))
                .measured();
        assertThat(measured.installs()).hasSize(3);
        assertThat(measured.installs())
                .extracting(install -> install.executedAt().hi())
                .containsExactly(at(30), at(40), at(50));
    }

    @Test
    void aMarkerThatWasGoneInBetweenIsANewInstall() {
        var measured = drill().marker("h1", at(30))
                .markerAbsent("h1", at(1000))
                .marker("h1", at(2000))
                .measured();
        assertThat(measured.installs()).hasSize(2);
        assertThat(measured.installs().get(1).executedAt().lo()).isEqualTo(at(1000));
    }

    @Test
    @EdgeCase(16)
    void everyHostIsAnInstallAndTheFirstIsTheExecution() {
        var measured = drill().marker("h1", at(0))
                .marker("h2", at(100))
                .marker("h3", at(200))
                .alertedOn("h3", at(230))
                .measured();
        assertThat(measured.installs()).hasSize(3);
        assertThat(estimate(measured.ttd())).isEqualTo(seconds(230));
        assertThat(measured.installs().get(2).host()).contains("h3");
        assertThat(measured.installs().get(2).executedAt().hi()).isEqualTo(at(200));
    }

    @Test
    @EdgeCase(38)
    void aHostsWrongClockIsCorrectedWhenItIsKnown() {
        var story = drill().fetched(at(-60)).marker("h1", at(30), line("a", at(300)));
        var unknown = story.measured().execution().orElseThrow();
        assertThat(unknown.estimate()).isEqualTo(at(30));
        var known = story.clock("h1", at(20), seconds(300), seconds(0.2))
                .alerted(at(125))
                .measured();
        var execution = known.execution().orElseThrow();
        assertThat(execution.estimate()).isEqualTo(at(0));
        assertThat(execution.width()).isLessThan(seconds(0.3));
        assertThat(known.installs().get(0).quality()).isEqualTo(Quality.HOST_CORRECTED);
        assertThat(estimate(known.ttd())).isEqualTo(seconds(125));
        assertThat(story.rows())
                .anySatisfy(row -> assertThat(row.fact().toString()).contains(at(300).toString()));
    }

    @Test
    void aClockNobodyComparedIsNotBelieved() {
        var measured =
                drill().fetched(at(-2)).marker("h1", at(30), line("a", at(0))).measured();
        assertThat(measured.installs().get(0).quality()).isEqualTo(Quality.INTERVAL);
        assertThat(measured.execution()).contains(new Interval(at(-2), at(30), at(30)));
    }

    @Test
    void anotherHostsClockSaysNothing() {
        var measured = drill().marker("h1", at(30), line("a", at(0)))
                .clock("h2", at(20), Duration.ZERO, seconds(0.2))
                .measured();
        assertThat(measured.installs().get(0).quality()).isEqualTo(Quality.UPPER_BOUND);
    }

    @Test
    void aComparisonThatIsTooVagueBoundsButDoesNotEstimate() {
        var measured = drill().marker("h1", at(30), line("a", at(0)))
                .clock("h1", at(20), Duration.ZERO, seconds(9))
                .measured();
        var execution = measured.execution().orElseThrow();
        assertThat(measured.installs().get(0).quality()).isEqualTo(Quality.INTERVAL);
        assertThat(execution.estimate()).isEqualTo(execution.hi());
        assertThat(execution.lo()).isBetween(at(-4.53), at(-4.5));
        assertThat(execution.hi()).isBetween(at(4.5), at(4.53));
        var shorter = drill().marker("h1", at(30), line("a", at(0)))
                .clock("h1", at(20), Duration.ZERO, seconds(4))
                .measured();
        assertThat(shorter.execution().orElseThrow().estimate()).isEqualTo(at(0));
    }

    @Test
    void aOneWayStampAndTheFetchTogetherBoundTheClock() {
        var measured = drill().fetched(at(-2))
                .marker("h1", at(30), line("a", at(100)))
                .clockOneWay("h1", at(120), at(20.5))
                .measured();
        var execution = measured.execution().orElseThrow();
        assertThat(measured.installs().get(0).quality()).isEqualTo(Quality.HOST_CORRECTED);
        assertThat(execution.lo()).isEqualTo(at(-2));
        assertThat(execution.hi()).isBetween(at(0.5), at(0.52));
    }

    @Test
    void aFilesTimeIsThatOfItsLastWriteAndBoundsFromAboveOnly() {
        var measured = drill().fetched(at(-60))
                .markerFile("h1", at(30), at(10))
                .clock("h1", at(20), Duration.ZERO, seconds(0.1))
                .measured();
        var execution = measured.execution().orElseThrow();
        assertThat(execution.lo()).isEqualTo(at(-60));
        assertThat(execution.estimate()).isEqualTo(at(10));
        assertThat(execution.hi()).isBetween(at(10), at(10.1));
    }

    @Test
    @EdgeCase(39)
    void aLookupAloneIsALatestTimeAndTheFetchTheEarliest() {
        var measured = drill().fetched(at(-4)).executed(at(0)).alerted(at(100)).measured();
        assertThat(measured.execution()).contains(new Interval(at(-4), at(0), at(0)));
        assertThat(((Elapsed.Observed) measured.ttd()).hi()).isEqualTo(seconds(104));
        assertThat(drill().executed(at(0)).measured().installs().get(0).quality())
                .isEqualTo(Quality.UPPER_BOUND);
    }

    @Test
    void onlyTheFirstFetchIsBeforeTheExecution() {
        var measured = drill().fetched(at(-4))
                .executed(at(0))
                .fetched(at(-1))
                .fetched(at(50))
                .measured();
        assertThat(measured.execution().orElseThrow().lo()).isEqualTo(at(-4));
        assertThat(measured.flags()).doesNotContain(Flag.CONFLICT);
    }

    @Test
    void publicationIsTheEarliestTimeOfAll() {
        assertThat(drill().executed(at(0)).measured().execution().orElseThrow().lo())
                .isEqualTo(at(-600));
        assertThat(unpublished().executed(at(-700)).measured().execution())
                .contains(new Interval(at(-700), at(-700), at(-700)));
    }

    @Test
    void aLookInVainBoundsItsOwnHostOnly() {
        var measured = drill().markerAbsent("h1", at(-10))
                .markerAbsent("h2", at(-1))
                .marker("h1", at(20))
                .markerAbsent("h2", at(15))
                .measured();
        assertThat(measured.execution()).contains(new Interval(at(-10), at(20), at(20)));
    }

    @Test
    void aLookInVainBoundsALookupWhenThereIsOneHostOnly() {
        assertThat(drill().markerAbsent("h1", at(-3))
                        .executed(at(0))
                        .measured()
                        .execution()
                        .orElseThrow()
                        .lo())
                .isEqualTo(at(-3));
        assertThat(drill().markerAbsent("h1", at(-3))
                        .markerAbsent("h2", at(-3))
                        .executed(at(0))
                        .measured()
                        .execution()
                        .orElseThrow()
                        .lo())
                .isEqualTo(at(-600));
    }

    @Test
    void aLookInVainAfterTheFirstSignIsNoContradiction() {
        var measured = drill().lookedUp(at(0), "a")
                .markerAbsent("h1", at(0.1))
                .marker("h1", at(5), line("a", at(0)))
                .measured();
        assertThat(measured.flags()).doesNotContain(Flag.CONFLICT);
        assertThat(measured.installs()).hasSize(1);
    }

    @Test
    void aSensorsAlertProvesThatItRanByThen() {
        var measured =
                drill().fetched(at(-2)).marker("h1", at(60)).alerted(at(5)).measured();
        assertThat(measured.outcome()).isEqualTo(Outcome.DETECTED);
        assertThat(measured.execution()).contains(new Interval(at(-2), at(5), at(5)));
        var gate =
                drill().fetched(at(-2)).marker("h1", at(60)).gateWarned(at(5)).measured();
        assertThat(gate.execution()).contains(new Interval(at(-2), at(60), at(60)));
    }

    @Test
    @EdgeCase(40)
    void anExecutionThatSeemsLaterThanItsAlertOverlapsWithIt() {
        var measured = drill().marker("h1", at(60), line("a", at(3)))
                .clock("h1", at(0), Duration.ZERO, seconds(9.98))
                .alerted(at(0))
                .measured();
        var ttd = (Elapsed.Observed) measured.ttd();
        assertThat(ttd.estimate()).isEqualTo(Duration.ZERO);
        assertThat(ttd.lo()).isEqualTo(Duration.ZERO);
        assertThat(ttd.hi()).isBetween(seconds(1.9), seconds(2.1));
        assertThat(measured.flags()).contains(Flag.OVERLAP);
        assertThat(measured.flags()).doesNotContain(Flag.CONFLICT);
    }

    @Test
    @EdgeCase(41)
    void aHostTimeThatCannotBeIsAConflictAndOnlyOurClockIsUsed() {
        var measured = drill().objective(600, 600)
                .fetched(at(0))
                .marker("h1", at(30), line("a", at(-100)))
                .clock("h1", at(20), Duration.ZERO, seconds(0.2))
                .alerted(at(125))
                .measured();
        assertThat(measured.flags()).contains(Flag.CONFLICT);
        assertThat(measured.installs().get(0).quality()).isEqualTo(Quality.CONFLICT);
        assertThat(measured.execution()).contains(new Interval(at(0), at(30), at(30)));
        assertThat(measured.ttdObjective()).isEqualTo(ObjectiveVerdict.UNDECIDED);
    }

    @Test
    @EdgeCase(41)
    void clocksThatContradictThemselvesAreAConflict() {
        var measured = drill().marker("h1", at(30), line("a", at(0)))
                .clock("h1", at(20), Duration.ZERO, seconds(0.2))
                .clock("h1", at(25), seconds(60), seconds(0.2))
                .measured();
        assertThat(measured.installs().get(0).quality()).isEqualTo(Quality.CONFLICT);
    }

    @Test
    @EdgeCase(41)
    void aSignBeforeTheFetchIsAConflictAndTheSignWins() {
        var measured = drill().executed(at(0)).fetched(at(10)).measured();
        assertThat(measured.flags()).contains(Flag.CONFLICT);
        assertThat(measured.execution()).contains(new Interval(at(-600), at(0), at(0)));
    }

    @Test
    void aClockThatDriftsALittleInAnHourIsNoConflict() {
        var measured = drill().marker("h1", at(3), line("a", at(0)))
                .clock("h1", at(2), Duration.ZERO, seconds(0.001))
                .clock("h1", at(3500), seconds(0.15), seconds(0.001))
                .measured();
        assertThat(measured.installs().get(0).quality()).isEqualTo(Quality.HOST_CORRECTED);
    }

    @Test
    @EdgeCase(42)
    void aTimeThatCannotBeIsNotedAndNotUsed() {
        for (var impossible : new Instant[] {Instant.EPOCH, Instant.parse("2091-01-01T00:00:00Z")}) {
            var measured = drill().marker("h1", at(30), line("a", impossible))
                    .clock("h1", at(20), Duration.ZERO, seconds(0.2))
                    .measured();
            assertThat(measured.flags()).contains(Flag.IMPLAUSIBLE_TIME);
            assertThat(measured.flags()).doesNotContain(Flag.CONFLICT);
            assertThat(measured.execution().orElseThrow().estimate()).isEqualTo(at(30));
        }
    }

    @Test
    @EdgeCase(44)
    void theHourThatComesTwiceIsTwoHours() {
        var first = OffsetDateTime.parse("2026-10-25T02:30:00+02:00").toInstant();
        var second = OffsetDateTime.parse("2026-10-25T02:30:00+01:00").toInstant();
        var measured = unpublished()
                .window(first.minusSeconds(600), first.plusSeconds(7200))
                .executed(first)
                .alerted(second)
                .measured(second);
        assertThat(estimate(measured.ttd())).isEqualTo(seconds(3600));
    }

    @Test
    @EdgeCase(45)
    void whatTheDatabaseRoundsOffIsLessThanAMicrosecond() {
        var exact = drill().executed(at(0).plusNanos(123_456_789)).alerted(at(9).plusNanos(987_654_321));
        var stored = drill().executed(at(0).plusNanos(123_456_000)).alerted(at(9).plusNanos(987_654_000));
        assertThat(estimate(exact.measured().ttd())
                        .minus(estimate(stored.measured().ttd()))
                        .abs())
                .isLessThan(Duration.ofNanos(1000));
    }

    @Test
    @EdgeCase(46)
    void aNameThatAResolverShortenedIsNoExecution() {
        assertThat(drill().lookedUp(at(0), "").measured().installs()).isEmpty();
    }

    @Test
    @EdgeCase(47)
    void aResolverThatAsksAgainTellsOfOneExecution() {
        var measured = drill().lookedUp(at(0.2), "abcd", "A", Phase.INSTALLED)
                .lookedUp(at(0), "ABcd", "AAAA", Phase.INSTALLED)
                .lookedUp(at(900), "abCD", "A", Phase.INSTALLED)
                .lookedUp(at(2000), "abcd", "A", Phase.INSTALLED)
                .measured();
        assertThat(measured.installs()).singleElement().satisfies(install -> {
            assertThat(install.executedAt().estimate()).isEqualTo(at(0));
            assertThat(install.observations()).hasSize(4);
        });
    }

    @Test
    @EdgeCase(47)
    void aVisitCountsLikeALookup() {
        var measured = drill().fetched(at(-5)).visited(at(0)).measured();
        assertThat(measured.installs()).singleElement().satisfies(install -> {
            assertThat(install.executedAt().lo()).isEqualTo(at(-5));
            assertThat(install.executedAt().hi()).isEqualTo(at(0));
            assertThat(install.phases()).isEmpty();
        });
        assertThat(drill().executed(at(0))
                        .visited(at(0.3))
                        .visited(at(0.4))
                        .measured()
                        .installs())
                .as("all by one install")
                .hasSize(1);
        assertThat(drill().visited(at(0)).visited(at(1200)).measured().installs())
                .as("two installs")
                .hasSize(2);
    }

    @Test
    void aMarkerThatIsGoneAgainIsSaidToBeAndTakesNothingBack() {
        var story = drill().marker("h1", at(10))
                .as("seen")
                .markerAbsent("h1", at(60))
                .as("gone");
        var measured = story.measured();
        assertThat(measured.flags()).contains(Flag.MARKER_VANISHED);
        assertThat(measured.installs()).hasSize(1);
        assertThat(new FlagEvidence(story.plan(), story.rows(), measured).of(Flag.MARKER_VANISHED))
                .containsExactly(story.named("seen"), story.named("gone"));
        assertThat(drill().marker("h1", at(10))
                        .markerAbsent("h2", at(60))
                        .measured()
                        .flags())
                .as("another machine")
                .doesNotContain(Flag.MARKER_VANISHED);
        assertThat(drill().marker("h1", at(10))
                        .markerAbsent("h1", at(3700))
                        .measured()
                        .flags())
                .as("cleaned up after the end")
                .doesNotContain(Flag.MARKER_VANISHED);
    }

    @Test
    @EdgeCase(41)
    void theTwoComparisonsThatContradictEachOtherAreNamed() {
        var story = drill().marker("h1", at(30), line("a", at(0)))
                .clock("h1", at(10), seconds(0), seconds(0.1))
                .as("right")
                .clock("h1", at(20), seconds(40), seconds(0.1))
                .as("ahead");
        var measured = story.measured();
        assertThat(measured.flags()).contains(Flag.CONFLICT);
        assertThat(new FlagEvidence(story.plan(), story.rows(), measured).of(Flag.CONFLICT))
                .containsExactly(story.named("ahead"), story.named("right"));
    }

    @Test
    @EdgeCase(41)
    void aSignBeforeTheFetchNamesBoth() {
        var story = drill().executed(at(0)).as("sign").fetched(at(30)).as("fetch");
        assertThat(new FlagEvidence(story.plan(), story.rows(), story.measured()).of(Flag.CONFLICT))
                .containsExactly(story.named("sign"), story.named("fetch"));
    }

    @Test
    @EdgeCase({49, 50})
    void anotherExercisesTokenIsLeftAlone() {
        var measured = drill().of(FOREIGN).inExercise(OTHER).executed(at(0)).measured();
        assertThat(measured.installs()).isEmpty();
        var foreignHere = drill().of(FOREIGN).inExercise(THIS).executed(at(0)).measured();
        assertThat(foreignHere.installs()).isEmpty();
    }

    @Test
    @EdgeCase(49)
    void aTokenBelongsToTheExerciseThatGaveItOut() {
        assertThat(drill().inExercise(OTHER).executed(at(0)).measured().installs())
                .hasSize(1);
    }

    @Test
    void aLookupJoinsTheNearestInstallWithinFiveMinutes() {
        var measured = drill().marker("h1", at(100))
                .executed(at(90))
                .executed(at(2000))
                .measured();
        assertThat(measured.installs())
                .extracting(InstallInstance::host)
                .containsExactly(Optional.of("h1"), Optional.empty());
        assertThat(measured.installs().get(0).executedAt().hi()).isEqualTo(at(90));
    }

    @Test
    void aLookupBeforeALookInVainIsAnotherHosts() {
        var measured = drill().markerAbsent("h1", at(60))
                .marker("h1", at(100))
                .executed(at(0))
                .measured();
        assertThat(measured.installs()).hasSize(2);
    }

    @Test
    void aMarkerFirstSeenAfterTheRevealCountsWhenItsCorrectedTimeIsBefore() {
        var story = drill().revealed(at(600)).marker("h1", at(700), line("a", at(400)));
        assertThat(story.measured().outcome()).isEqualTo(Outcome.NOT_EXERCISED);
        assertThat(story.measured().installs()).isEmpty();
        var measured = story.clock("h1", at(650), seconds(300), seconds(0.1)).measured();
        assertThat(measured.outcome()).isEqualTo(Outcome.NOT_DETECTED);
        assertThat(measured.execution().orElseThrow().estimate()).isEqualTo(at(100));
        assertThat(OutcomeTest.followUp(measured.ttd())).isEqualTo(seconds(500));
        var later = drill().revealed(at(600))
                .marker("h1", at(700), line("a", at(650)))
                .clock("h1", at(650), Duration.ZERO, seconds(0.1))
                .measured();
        assertThat(later.outcome()).isEqualTo(Outcome.NOT_EXERCISED);
    }

    @Test
    void theRowsThatSetTheTimeAreNamed() {
        var story = drill().fetched(at(-4))
                .as("fetch")
                .executed(at(0))
                .as("lookup")
                .alerted(at(60))
                .as("alert");
        var ttd = (Elapsed.Observed) story.measured().ttd();
        assertThat(ttd.evidence())
                .containsExactlyInAnyOrder(story.named("fetch"), story.named("lookup"), story.named("alert"));
    }

    @Test
    void aSensorIsBelievedBeforeALookInVain() {
        var measured = drill().fetched(at(-2))
                .markerAbsent("h1", at(7))
                .marker("h1", at(60))
                .alerted(at(5))
                .measured();
        assertThat(measured.flags()).doesNotContain(Flag.CONFLICT);
        assertThat(measured.execution()).contains(new Interval(at(-2), at(5), at(5)));
    }

    @Test
    @EdgeCase(41)
    void aSensorsAlertBeforeTheFetchIsAConflict() {
        var measured = drill().fetched(at(10)).executed(at(12)).alerted(at(5)).measured();
        assertThat(measured.flags()).contains(Flag.CONFLICT);
        assertThat(measured.execution()).contains(new Interval(at(-600), at(5), at(5)));
    }
}
