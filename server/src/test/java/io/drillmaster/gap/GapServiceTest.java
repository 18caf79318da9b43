package io.drillmaster.gap;

import static io.drillmaster.plan.Drill.NOON;
import static io.drillmaster.plan.Drill.drill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.drillmaster.app.TabletopRecords;
import io.drillmaster.cases.EdgeCase;
import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Problem;
import io.drillmaster.db.TestDatabase;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.ExerciseState;
import io.drillmaster.plan.PlanStore;
import io.drillmaster.tabletop.Tabletops;
import io.drillmaster.verdict.GapCategory;
import io.drillmaster.verdict.Results;
import io.drillmaster.verdict.Story;
import io.drillmaster.verdict.Suggestion;
import io.drillmaster.verdict.Verdicts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GapServiceTest {
    private static final UUID ROW = new UUID(1, 2);
    private static final Suggestion UNSEEN =
            new Suggestion("not-detected-1", GapCategory.DETECT, "No rule", "No alert came.", List.of(ROW));
    private static final Suggestion SLOW =
            new Suggestion("slow-delivery", GapCategory.DELIVER, "Slow", "It took 70 s.", List.of());
    private static final LocalDate TODAY = LocalDate.parse("2026-03-10");

    private final TestDatabase db = TestDatabase.fresh();
    private final Jdbi jdbi = db.database().jdbi();
    private final PlanStore plans = new PlanStore(jdbi);
    private final Instant now = NOON.plus(Duration.ofDays(20));
    private final Verdicts verdicts = new Verdicts(jdbi, plans, new EvidenceStore(jdbi), () -> now);
    private final GapService gaps = new GapService(
            jdbi, plans, new Results(jdbi), new TabletopRecords(new Tabletops(jdbi, () -> now)), () -> now);
    private final Exercise found = drill().stored(jdbi);
    private final ExerciseId exercise = found.plan().id();

    @AfterEach
    void drop() {
        db.close();
    }

    @Test
    void suggestingTwiceIsOneSuggestion() {
        propose(UNSEEN);
        propose(UNSEEN);

        var gap = only();
        assertThat(gap.status()).isEqualTo(GapStatus.SUGGESTED);
        assertThat(gap.title()).isEqualTo("No rule");
        assertThat(gap.evidence()).containsExactly(ROW);
        assertThat(gap.suggestionKey()).contains("not-detected-1");
        assertThat(gaps.counts(TODAY).identified())
                .as("a suggestion is not counted")
                .isZero();
    }

    @Test
    void aSuggestionFollowsTheDataUntilSomebodyDecides() {
        propose(UNSEEN, SLOW);
        var accepted = gaps.accept(only("slow-delivery").id(), "grace");
        var words = new Suggestion("not-detected-1", GapCategory.DETECT, "No rule", "Now two hosts.", List.of());
        propose(words, new Suggestion("slow-delivery", GapCategory.DELIVER, "Slower", "Now 90 s.", List.of()));
        assertThat(gaps.get(accepted.id()))
                .as("nobody rewrites what was accepted")
                .isEqualTo(accepted);
        propose(words);

        assertThat(only("not-detected-1").description()).isEqualTo("Now two hosts.");
        assertThat(gaps.get(accepted.id()))
                .as("accepted, though no longer suggested")
                .isEqualTo(accepted);

        propose();
        assertThat(gaps.suggested(exercise)).isEmpty();
    }

    @Test
    void aDroppedSuggestionIsNotSuggestedAgain() {
        propose(UNSEEN);
        var dropped = gaps.drop(only().id(), "grace", "that machine has gone");
        propose(UNSEEN);

        assertThat(gaps.suggested(exercise)).isEmpty();
        assertThat(gaps.get(dropped.id()).status()).isEqualTo(GapStatus.DROPPED);

        var back = gaps.undoDrop(dropped.id(), "ada");
        assertThat(back.status()).isEqualTo(GapStatus.SUGGESTED);
        assertThat(gaps.history(back.id()))
                .extracting(GapChange::by, GapChange::what)
                .containsExactly(tuple("grace", "dropped: that machine has gone"), tuple("ada", "drop taken back"));
    }

    @Test
    void aDropNeedsAReason() {
        propose(UNSEEN);

        assertProblem(() -> gaps.drop(only().id(), "grace", "  "), 400, "Say in one line");
    }

    @Test
    void anEditIsWrittenIntoTheHistoryPieceByPiece() {
        var gap = byHand(GapCategory.DETECT);
        var edited = gaps.edit(
                gap.id(),
                gap.edit()
                        .owner("Platform team")
                        .due(Optional.of(LocalDate.parse("2026-04-01")))
                        .status(GapStatus.IN_PROGRESS),
                "grace");
        var same = gaps.edit(gap.id(), edited.edit(), "ada");

        assertThat(same).isEqualTo(edited);
        assertThat(edited.owner()).isEqualTo("Platform team");
        assertThat(gaps.history(gap.id()))
                .extracting(GapChange::what)
                .containsExactly(
                        "added",
                        "owner: nobody → Platform team",
                        "due: no date → 2026-04-01",
                        "status: Open → In progress");
        assertThat(gaps.history(gap.id())).extracting(GapChange::at).containsOnly(now);
    }

    @Test
    void anEditCannotCloseNorTouchASuggestion() {
        var gap = byHand(GapCategory.DETECT);
        assertProblem(
                () -> gaps.edit(gap.id(), gap.edit().status(GapStatus.CLOSED), "ada"), 409, "Only a proof closes");
        assertProblem(() -> gaps.edit(gap.id(), gap.edit().title(" "), "ada"), 400, "what is missing");
        assertProblem(() -> gaps.edit(gap.id(), gap.edit().owner("a\nb"), "ada"), 400, "one line");

        propose(UNSEEN);
        var suggestion = only();
        assertProblem(() -> gaps.edit(suggestion.id(), suggestion.edit().owner("x"), "ada"), 409, "Accept it");
    }

    @Test
    @EdgeCase(51)
    void onlyALaterFinishedReDrillOfTheSameScenarioInWhichTheSignalCameProvesAGapClosed() {
        var gap = byHand(GapCategory.DETECT);
        var earlier = detected(drill().daysLater(-1).stored(jdbi));
        var other = detected(drill().daysLater(1).scenario("SC-02").stored(jdbi));
        var running = drill().daysLater(2).state(ExerciseState.RUNNING).stored(jdbi);
        var unmeasured = drill().daysLater(3).stored(jdbi);
        var unseen = drill().daysLater(4).stored(jdbi);
        story(unseen).executed(1, 10);
        measure(unseen);
        var good = detected(drill().daysLater(5).stored(jdbi));

        assertProblem(() -> close(gap, found), 409, "is the exercise that showed the gap");
        assertProblem(() -> close(gap, earlier), 409, "took place before");
        assertProblem(() -> close(gap, other), 409, "used scenario SC-02");
        assertProblem(() -> close(gap, running), 409, "is not finished (Running)");
        assertProblem(() -> close(gap, unmeasured), 409, "has not been measured");
        assertProblem(() -> close(gap, unseen), 409, "\"Not detected\"");
        assertThat(gaps.candidates(List.of(gap)).get(gap.id()))
                .containsExactly(new ProvedBy.Drill(good.plan().id()));

        var closed = close(gap, good);

        assertThat(closed.status()).isEqualTo(GapStatus.CLOSED);
        assertThat(closed.provedBy()).contains(new ProvedBy.Drill(good.plan().id()));
        assertThat(gaps.history(gap.id()))
                .last()
                .extracting(GapChange::what)
                .isEqualTo("closed, proved by " + good.plan().id());
        assertProblem(() -> close(gap, good), 409, "not closed yet");
    }

    @Test
    void aGapInTheResponseNeedsAMeasuredResponse() {
        var gap = byHand(GapCategory.RESPOND);
        var redrill = detected(drill().daysLater(1).stored(jdbi));

        assertProblem(() -> close(gap, redrill), 409, "no measured time to respond");

        story(redrill).investigating("grace", 60);
        measure(redrill);

        assertThat(close(gap, redrill).status()).isEqualTo(GapStatus.CLOSED);
    }

    @Test
    void aQuietControlProvesAFalsePositiveGone() {
        var alarmed = drill().control().stored(jdbi);
        var gap = gaps.add(
                new NewGap(
                        new Origin.Drill(alarmed.plan().id()), GapCategory.DETECT, "Noise", "", "", Optional.empty()),
                "ada");
        var quiet = drill().control().daysLater(1).stored(jdbi);
        var loud = drill().control().daysLater(2).stored(jdbi);
        story(loud).alerted(5);
        measure(quiet);
        measure(loud);

        assertProblem(() -> close(gap, loud), 409, "a control has to stay quiet");
        assertThat(close(gap, quiet).status()).isEqualTo(GapStatus.CLOSED);
    }

    @Test
    void aClosedGapCanBeOpenedAgainAndLosesItsProof() {
        var gap = byHand(GapCategory.DETECT);
        var closed = close(gap, detected(drill().daysLater(1).stored(jdbi)));

        var reopened = gaps.edit(gap.id(), closed.edit().status(GapStatus.OPEN), "ada");

        assertThat(reopened.status()).isEqualTo(GapStatus.OPEN);
        assertThat(reopened.provedBy()).isEmpty();
    }

    @Test
    void aGapIsOverdueFromTheDayAfterItsLastDayUntilItIsClosed() {
        var gap = byHand(GapCategory.DETECT);
        var due = gaps.edit(gap.id(), gap.edit().due(Optional.of(TODAY)), "ada");

        assertThat(due.overdue(TODAY)).isFalse();
        assertThat(due.overdue(TODAY.plusDays(1))).isTrue();
        assertThat(gaps.counts(TODAY).overdue()).isZero();
        assertThat(gaps.counts(TODAY.plusDays(1)).overdue()).isEqualTo(1);

        var closed = close(gap, detected(drill().daysLater(1).stored(jdbi)));
        assertThat(closed.overdue(TODAY.plusDays(1))).isFalse();
        assertThat(gaps.counts(TODAY.plusDays(1)).overdue()).isZero();
    }

    @Test
    void theMostUrgentGapComesFirst() {
        var whenever = byHand(GapCategory.DETECT);
        var later = byHand(GapCategory.DETECT);
        var soon = byHand(GapCategory.RESPOND);
        gaps.edit(later.id(), later.edit().due(Optional.of(TODAY.plusDays(9))), "ada");
        gaps.edit(soon.id(), soon.edit().due(Optional.of(TODAY)).status(GapStatus.FIXED), "ada");
        propose(UNSEEN);

        assertThat(gaps.list(GapFilter.ACCEPTED))
                .extracting(Gap::id)
                .containsExactly(soon.id(), later.id(), whenever.id());
        assertThat(gaps.list(GapFilter.of(EnumSet.of(GapStatus.FIXED))))
                .extracting(Gap::id)
                .containsExactly(soon.id());
        assertThat(gaps.list(GapFilter.ACCEPTED.in(drill().stored(jdbi).plan().id())))
                .isEmpty();
        assertThat(gaps.counts(TODAY).of(GapStatus.SUGGESTED)).isEqualTo(1);
        assertThat(gaps.counts(TODAY).unfinished()).isEqualTo(3);
    }

    @Test
    void whatIsNotThereIsSaidToBeNotThere() {
        assertProblem(() -> gaps.get(new GapId(99)), 404, "There is no gap GAP-0099.");
        assertProblem(() -> close(byHand(GapCategory.DETECT), new ExerciseId(99)), 404, "no exercise EX-0099");
        assertThat(GapId.parse("gap-0003")).contains(new GapId(3));
        assertThat(GapId.parse("3")).isEmpty();
    }

    private Gap byHand(GapCategory category) {
        return gaps.add(
                new NewGap(new Origin.Drill(exercise), category, "No rule for pip", "Why", "", Optional.empty()),
                "ada");
    }

    private Gap close(Gap gap, Exercise redrill) {
        return close(gap, redrill.plan().id());
    }

    private Gap close(Gap gap, ExerciseId redrill) {
        return gaps.close(gap.id(), new ProvedBy.Drill(redrill), "ada");
    }

    private Story story(Exercise of) {
        return Story.of(jdbi, of);
    }

    private Exercise detected(Exercise redrill) {
        story(redrill).executed(1, 10).alerted(30);
        measure(redrill);
        return redrill;
    }

    private void measure(Exercise measured) {
        assertThat(verdicts.measureAgain(measured.plan().id())).isNotNull();
    }

    private void propose(Suggestion... suggestions) {
        jdbi.useTransaction(handle -> gaps.propose(handle, exercise, List.of(suggestions)));
    }

    private Gap only() {
        assertThat(gaps.suggested(exercise)).hasSize(1);
        return gaps.suggested(exercise).get(0);
    }

    private Gap only(String key) {
        return gaps.suggested(exercise).stream()
                .filter(gap -> gap.suggestionKey().equals(Optional.of(key)))
                .findFirst()
                .orElseThrow();
    }

    private static void assertProblem(ThrowingCallable call, int status, String sentence) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(status);
            assertThat(problem.sentence()).contains(sentence);
        });
    }
}
