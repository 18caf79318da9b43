package io.drillmaster.gap;

import static io.drillmaster.plan.Drill.drill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.drillmaster.app.TabletopRecords;
import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Problem;
import io.drillmaster.common.TabletopId;
import io.drillmaster.db.TestDatabase;
import io.drillmaster.plan.PlanStore;
import io.drillmaster.sample.Samples;
import io.drillmaster.scenarios.msel.Msel;
import io.drillmaster.tabletop.Actor;
import io.drillmaster.tabletop.CourseEvent;
import io.drillmaster.tabletop.Rating;
import io.drillmaster.tabletop.RecordEvent;
import io.drillmaster.tabletop.SessionState;
import io.drillmaster.tabletop.Story;
import io.drillmaster.tabletop.TabletopEvent;
import io.drillmaster.tabletop.Tabletops;
import io.drillmaster.verdict.GapCategory;
import io.drillmaster.verdict.ResultFilter;
import io.drillmaster.verdict.Results;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Gaps that tabletops showed, from what was recorded to the session that proves them closed. */
class SessionGapTest {
    private static final Actor FAY = Actor.staff("fay");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

    private final TestDatabase db = TestDatabase.fresh();
    private final Jdbi jdbi = db.database().jdbi();
    private Instant now = Instant.parse("2026-11-21T09:00:00Z");
    private final Tabletops tabletops = new Tabletops(jdbi, () -> now);
    private final GapService gaps =
            new GapService(jdbi, new PlanStore(jdbi), new Results(jdbi), new TabletopRecords(tabletops), () -> now);

    /** Another server on the same database. */
    private final GapService elsewhere = new GapService(
            jdbi,
            new PlanStore(jdbi),
            new Results(jdbi),
            new TabletopRecords(new Tabletops(jdbi, () -> now)),
            () -> now);

    @AfterEach
    void drop() {
        db.close();
    }

    @Test
    void whatWentBadlyAndWhatPeopleVotedToChangeIsSuggestedOnceTheSessionIsClosed() {
        var id = lobby(msel("TTX-90", 1), Optional.empty());
        var cleo = tabletops.join(id, "Cleo Smith", "ic");
        var dan = tabletops.join(id, "dan", "dev");
        does(id, new CourseEvent.Started(List.of()));
        rate(id, "CT-1.1", Rating.U, "Cleo asked Dan, and nobody else");
        rate(id, "CT-1.1", Rating.P, "At last");
        rate(id, "CT-1.1", Rating.M, "Smith never knew the number");
        rate(id, "CT-1.2", Rating.N, "No time for it");
        rate(id, "CT-2", Rating.M, "Half of it");
        does(id, new CourseEvent.HotwashBegun());
        says(
                id,
                cleo.person(),
                new RecordEvent.LookedBack(SessionState.Looking.IMPROVEMENT, "A call list\nin the drawer of Dan"));
        says(id, dan.person(), new RecordEvent.LookedBack(SessionState.Looking.IMPROVEMENT, "Better coffee"));
        says(id, dan.person(), new RecordEvent.LookedBack(SessionState.Looking.STRENGTH, "We asked early"));
        does(id, new RecordEvent.LookingBackRevealed());
        for (var thought : tabletops.console(id).reflections()) {
            if (!thought.text().equals("Better coffee")) {
                says(id, dan.person(), new RecordEvent.Voted(thought.item(), true));
            }
        }
        gaps.draft(id);
        assertThat(gaps.suggested(id)).as("not before it is over").isEmpty();

        does(id, new CourseEvent.Closed());
        gaps.draft(id);
        gaps.draft(id);

        assertThat(gaps.suggested(id))
                .extracting(Gap::title, Gap::category, Gap::description)
                .containsExactly(
                        tuple(
                                "Unable to be performed: Somebody takes the lead.",
                                GapCategory.COMMUNICATE,
                                "U: Incident commander asked Developer, and nobody else\n"
                                        + "M: Incident commander never knew the number"),
                        tuple("Performed with major challenges: Nothing spreads", GapCategory.CONTAIN, "M: Half of it"),
                        tuple(
                                "A call list in the drawer of Developer",
                                GapCategory.RESPOND,
                                "Named in the hotwash; one person voted for it."));
        assertThat(gaps.suggested(id))
                .extracting(Gap::origin)
                .allSatisfy(origin -> assertThat(origin.tabletop()).contains(id));
        var first = (Origin.Table) gaps.suggested(id).get(0).origin();
        assertThat(first.task()).contains("CT-1.1");
        assertThat(first.events())
                .containsExactlyElementsOf(tabletops.console(id).observations().stream()
                        .filter(seen -> seen.task().equals("CT-1.1") && seen.rating() != Rating.P)
                        .map(SessionState.Observation::seq)
                        .toList());
        assertThat(gaps.counts(TODAY).identified())
                .as("a suggestion is not counted")
                .isZero();
    }

    @Test
    void aSuggestionFollowsTheRecordUntilSomebodyDecides() {
        var id = played(msel("TTX-90", 1), Rating.M);
        gaps.draft(id);
        rate(id, "CT-1.1", Rating.U, "seen later on the recording");
        rate(id, "CT-2", Rating.U, "this, too");
        gaps.draft(id);
        assertThat(gaps.suggested(id)).hasSize(2);
        assertThat(gaps.suggested(id).get(0).description()).endsWith("U: seen later on the recording");

        gaps.draft(id);
        var numbers = gaps.suggested(id).stream().map(gap -> gap.id().number()).toList();
        assertThat(numbers).as("looking again takes no number").containsExactly(1L, 2L);

        var accepted = gaps.accept(gaps.suggested(id).get(0).id(), "fay");
        var dropped = gaps.drop(gaps.suggested(id).get(0).id(), "fay", "out of scope");
        rate(id, "CT-1.1", Rating.M, "and again");
        gaps.draft(id);

        assertThat(gaps.get(accepted.id()))
                .as("nobody rewrites what was accepted")
                .isEqualTo(accepted);
        assertThat(gaps.suggested(id)).as("what was dropped stays dropped").isEmpty();
        assertThat(gaps.get(dropped.id()).status()).isEqualTo(GapStatus.DROPPED);
    }

    @Test
    void draftsAtOnceLeaveOneSuggestionOfEachKind() throws Exception {
        var id = played(msel("TTX-90", 1), Rating.M);
        var next = new AtomicInteger();
        allAtOnce(
                40,
                () -> { // more than there are connections
                    (next.getAndIncrement() % 2 == 0 ? gaps : elsewhere).draft(id);
                    return true;
                });
        assertThat(gaps.suggested(id)).hasSize(1);
    }

    @Test
    void aSuggestionIsRewordedAndOneOfTheHotwashGetsItsTaskWhenItIsAccepted() {
        var id = lobby(msel("TTX-90", 1), Optional.empty());
        var cleo = tabletops.join(id, "Cleo", "ic");
        does(id, new CourseEvent.Started(List.of("dev")));
        does(id, new CourseEvent.HotwashBegun());
        says(id, cleo.person(), new RecordEvent.LookedBack(SessionState.Looking.IMPROVEMENT, "x".repeat(300)));
        does(id, new RecordEvent.LookingBackRevealed());
        says(
                id,
                cleo.person(),
                new RecordEvent.Voted(tabletops.console(id).reflections().get(0).item(), true));
        does(id, new CourseEvent.Closed());
        gaps.draft(id);
        var wish = gaps.suggested(id).get(0);
        assertThat(wish.title()).hasSize(160).endsWith("…");

        assertProblem(() -> gaps.accept(wish.id(), "fay"), 400, "Say which critical task or target");
        assertProblem(() -> accept(wish, "CT-9"), 400, "has no task or target 'CT-9'");
        assertProblem(
                () -> gaps.accept(wish.id(), new Acceptance(" ", GapCategory.RESPOND, Optional.of("CT-1")), "fay"),
                400,
                "what is missing");
        assertThat(gaps.get(wish.id())).as("nothing of a refused one stays").isEqualTo(wish);

        var gap = accept(wish, "CT-1");
        assertThat(gap.status()).isEqualTo(GapStatus.OPEN);
        assertThat(gap.title()).isEqualTo("There is no call list");
        assertThat(((Origin.Table) gap.origin()).task()).contains("CT-1");
        assertThat(gaps.history(gap.id())).extracting(GapChange::what).first().isEqualTo("accepted");
        assertThat(gaps.history(gap.id())).extracting(GapChange::what).contains("task: none → CT-1");
        assertThat(accept(wish, "CT-2")).as("accepted twice is accepted once").isEqualTo(gap);
        assertThat(gaps.countsByCategory(id)).isEqualTo(Map.of(GapCategory.TRIAGE, 1));
    }

    @Test
    void whatIsAddedByHandNamesATaskOfASessionThatIsOver() {
        var running = lobby(msel("TTX-90", 1), Optional.empty());
        assertProblem(() -> byHand(running, "CT-1.1"), 409, "is not closed (Lobby)");
        assertProblem(() -> byHand(new TabletopId(99), "CT-1.1"), 404, "no tabletop session TX-0099");
        var id = played(msel("TTX-90", 1), Rating.P);
        assertProblem(() -> byHand(id, ""), 400, "Say which critical task or target");
        assertProblem(() -> byHand(id, "CT-9"), 400, "Choose one of the list");

        var gap = byHand(id, "CT-2");
        assertThat(gap.status()).isEqualTo(GapStatus.OPEN);
        assertThat(gaps.list(GapFilter.ACCEPTED.in(id))).containsExactly(gap);
        assertThat(gaps.list(GapFilter.ACCEPTED.in(running))).isEmpty();
        assertThat(gaps.counts(TODAY).identified()).isEqualTo(1);
    }

    @Test
    void onlyALaterClosedSessionOfTheSameTabletopInWhichTheTaskWentWellProvesAGapClosed() {
        var earlier = played(msel("TTX-90", 1), Rating.P);
        var found = running(msel("TTX-90", 1));
        var beside = running(msel("TTX-90", 1));
        rate(found, "CT-1.1", Rating.U, "not at all");
        does(found, new CourseEvent.Closed());
        var gap = byHand(found, "CT-1.1");
        rate(beside, "CT-1.1", Rating.P, "fine");
        does(beside, new CourseEvent.Closed());
        var other = played(msel("TTX-91", 1), Rating.P);
        var running = running(msel("TTX-90", 1));
        rate(running, "CT-1.1", Rating.P, "fine");
        var neverStarted = lobby(msel("TTX-90", 1), Optional.empty());
        rate(neverStarted, "CT-1.1", Rating.P, "fine");
        does(neverStarted, new CourseEvent.Closed());
        var without = played(new Story90("TTX-90", 2).without("CT-1.1"), Rating.P, "CT-2");
        var unobserved = played(msel("TTX-90", 1), Rating.P, "CT-1.2");
        var bad = running(msel("TTX-90", 1));
        rate(bad, "CT-1.1", Rating.P, "fine");
        rate(bad, "CT-1.1", Rating.M, "not quite");
        does(bad, new CourseEvent.Closed());
        var unseen = played(msel("TTX-90", 1), Rating.N);
        var good = running(msel("TTX-90", 2));
        rate(good, "CT-1.1", Rating.S, "a little slow");
        rate(good, "CT-1.1", Rating.N, "was out of the room");
        rate(good, "CT-2", Rating.U, "another task");
        does(good, new CourseEvent.Closed());

        assertProblem(() -> close(gap, found), 409, "is the session that showed the gap");
        assertProblem(() -> close(gap, earlier), 409, "was started before " + found);
        assertProblem(() -> close(gap, beside), 409, "was started before " + found);
        assertProblem(() -> close(gap, other), 409, "played TTX-91; the gap was found with TTX-90");
        assertProblem(() -> close(gap, running), 409, "is not closed (Running)");
        assertProblem(() -> close(gap, neverStarted), 409, "without having been started");
        assertProblem(() -> close(gap, without), 409, "has no CT-1.1");
        assertProblem(() -> close(gap, unobserved), 409, "Nobody observed CT-1.1 in " + unobserved);
        assertProblem(() -> close(gap, bad), 409, "CT-1.1 was rated M in " + bad);
        assertProblem(() -> close(gap, unseen), 409, "was rated N in " + unseen);
        assertProblem(() -> close(gap, new TabletopId(99)), 404, "no tabletop session TX-0099");
        assertThat(gaps.candidates(List.of(gap)).get(gap.id())).containsExactly(new ProvedBy.Table(good));

        var closed = close(gap, good);

        assertThat(closed.status()).isEqualTo(GapStatus.CLOSED);
        assertThat(closed.provedBy()).contains(new ProvedBy.Table(good));
        assertThat(gaps.history(gap.id())).last().extracting(GapChange::what).isEqualTo("closed, proved by " + good);
        assertProblem(() -> close(gap, good), 409, "not closed yet");
        var reopened = gaps.edit(gap.id(), closed.edit().status(GapStatus.OPEN), "fay");
        assertThat(reopened.provedBy()).isEmpty();
    }

    @Test
    void aGapAboutATargetIsProvedByItAndItsTasksTogether() {
        var gap = byHand(played(msel("TTX-90", 1), Rating.U), "CT-1");
        var half = running(msel("TTX-90", 1));
        rate(half, "CT-1", Rating.P, "fine");
        rate(half, "CT-1.2", Rating.U, "not at all");
        does(half, new CourseEvent.Closed());
        var good = played(msel("TTX-90", 1), Rating.P, "CT-1.2");

        assertProblem(() -> close(gap, half), 409, "CT-1.2 was rated U in " + half);
        assertThat(close(gap, good).status()).isEqualTo(GapStatus.CLOSED);
    }

    @Test
    void aDrillProvesNoGapOfATabletopNorTheOtherWayRound() {
        var gap = byHand(played(msel("TTX-90", 1), Rating.U), "CT-1.1");
        var drill = drill().stored(jdbi).plan().id();
        assertProblem(
                () -> gaps.close(gap.id(), new ProvedBy.Drill(drill), "fay"),
                409,
                drill + " is a live drill; a gap that");
        var ofDrill = gaps.add(
                new NewGap(new Origin.Drill(drill), GapCategory.DETECT, "No rule", "", "", Optional.empty()), "fay");
        var good = played(msel("TTX-90", 1), Rating.P);
        assertProblem(() -> close(ofDrill, good), 409, good + " is a tabletop, in which nothing ran");
        assertThat(gaps.candidates(List.of(gap, ofDrill)))
                .isEqualTo(Map.of(gap.id(), List.of(new ProvedBy.Table(good)), ofDrill.id(), List.of()));
        assertThat(ProvedBy.parse("tx-0007")).contains(new ProvedBy.Table(new TabletopId(7)));
        assertThat(ProvedBy.parse("EX-0007")).contains(new ProvedBy.Drill(new ExerciseId(7)));
        assertThat(ProvedBy.parse("GAP-0007")).isEmpty();
    }

    @Test
    void ofManyWhoCloseAGapByTwoSessionsAtOnceOneDoes() throws Exception {
        var gap = byHand(played(msel("TTX-90", 1), Rating.U), "CT-1.1");
        var proofs = List.of(played(msel("TTX-90", 1), Rating.P), played(msel("TTX-90", 1), Rating.S));
        var next = new AtomicInteger();
        var done = allAtOnce(
                40,
                () -> { // more than there are connections
                    try {
                        return close(gap, proofs.get(next.getAndIncrement() % 2))
                                        .status()
                                == GapStatus.CLOSED;
                    } catch (Problem problem) {
                        assertThat(problem.code()).isEqualTo("gap-status");
                        return false;
                    }
                });
        assertThat(done).containsOnlyOnce(true);
        assertThat(gaps.history(gap.id()))
                .extracting(GapChange::what)
                .filteredOn(what -> what.startsWith("closed"))
                .hasSize(1);
    }

    @Test
    void theTrendCountsThemAsLongAsNothingElseIsAskedFor() {
        var gap = byHand(played(msel("TTX-90", 1), Rating.U), "CT-1.1");
        close(gap, played(msel("TTX-90", 1), Rating.P));
        var drill = drill().scenario("SC-01").stored(jdbi).plan().id();
        var ofDrill = gaps.add(
                new NewGap(new Origin.Drill(drill), GapCategory.DETECT, "No rule", "", "", Optional.empty()), "fay");

        assertThat(gaps.courses(ResultFilter.ALL))
                .extracting(course -> course.gap().id(), GapCourse::stages, GapCourse::timesClosed)
                .contains(tuple(gap.id(), List.of(), 1))
                .hasSize(2);
        assertThat(gaps.courses(ResultFilter.ALL).get(0).closedAt()).contains(now);
        var only = new ResultFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.of("SC-01"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(gaps.courses(only)).extracting(course -> course.gap().id()).containsExactly(ofDrill.id());
    }

    @Test
    void removingSamplesTakesNoGapOfATabletopThatWasPlayedBesideOne() {
        var sample = drill().sample().stored(jdbi).plan().id();
        var ofSample = gaps.add(
                new NewGap(new Origin.Drill(sample), GapCategory.DETECT, "Made up", "", "", Optional.empty()), "fay");
        var id = lobby(msel("TTX-90", 1), Optional.of(sample));
        does(id, new CourseEvent.Started(List.of("ic", "dev")));
        does(id, new CourseEvent.Closed());
        var gap = byHand(id, "CT-1.1");

        assertThat(new Samples(jdbi).remove()).isEqualTo(1);

        assertThat(gaps.get(gap.id())).isEqualTo(gap);
        assertThat(gap.sample()).isFalse();
        assertProblem(() -> gaps.get(ofSample.id()), 404, "There is no gap");
    }

    private TabletopId lobby(Msel msel, Optional<ExerciseId> beside) {
        now = now.plus(Duration.ofMinutes(1));
        var id = tabletops.create("A test", msel, "fay", beside);
        does(id, new CourseEvent.LobbyOpened());
        return id;
    }

    private TabletopId running(Msel msel) {
        var id = lobby(msel, Optional.empty());
        does(id, new CourseEvent.Started(List.of("ic", "dev")));
        return id;
    }

    /** A session in which a task was rated, from beginning to end. */
    private TabletopId played(Msel msel, Rating rating) {
        return played(msel, rating, "CT-1.1");
    }

    private TabletopId played(Msel msel, Rating rating, String task) {
        var id = running(msel);
        rate(id, task, rating, "as seen");
        does(id, new CourseEvent.Closed());
        return id;
    }

    private void rate(TabletopId id, String task, Rating rating, String text) {
        does(id, new RecordEvent.Rated(task, rating, text, Optional.empty()));
    }

    private void does(TabletopId id, TabletopEvent event) {
        now = now.plusSeconds(10);
        var unused = tabletops.act(id, FAY, null, event);
    }

    private void says(TabletopId id, String person, TabletopEvent event) {
        var unused = tabletops.act(id, Actor.person(person), null, event);
    }

    private Gap byHand(TabletopId id, String task) {
        return gaps.add(
                new NewGap(
                        new Origin.Table(id, Optional.of(task).filter(text -> !text.isEmpty()), List.of()),
                        GapCategory.RESPOND,
                        "No call list",
                        "",
                        "",
                        Optional.empty()),
                "fay");
    }

    private Gap accept(Gap gap, String task) {
        return gaps.accept(
                gap.id(), new Acceptance("There is no call list", GapCategory.TRIAGE, Optional.of(task)), "fay");
    }

    private Gap close(Gap gap, TabletopId proof) {
        return gaps.close(gap.id(), new ProvedBy.Table(proof), "fay");
    }

    private static Msel msel(String id, int version) {
        return new Story90(id, version).msel();
    }

    /** The test story with more to rate. */
    private record Story90(String id, int version) {
        Msel msel() {
            return with(List.of(
                    new Msel.Task("CT-1.1", "Somebody takes the lead."), new Msel.Task("CT-1.2", "It is said aloud.")));
        }

        Msel without(String task) {
            return with(List.of(new Msel.Task("CT-1.2", "It is said aloud, without " + task + ".")));
        }

        private Msel with(List<Msel.Task> tasks) {
            var story = Story.msel();
            return new Msel(
                    id,
                    version,
                    story.title(),
                    story.summary(),
                    story.scenario(),
                    story.duration(),
                    story.source(),
                    story.groundRules(),
                    story.roles(),
                    List.of(
                            new Msel.Objective(
                                    "OBJ-1",
                                    "Everybody knows",
                                    "Crisis communication",
                                    List.of(new Msel.Target("CT-1", "Within 15 minutes", tasks))),
                            new Msel.Objective(
                                    "OBJ-2",
                                    "It stops",
                                    "Containment",
                                    List.of(new Msel.Target("CT-2", "Nothing spreads", List.of())))),
                    story.modules(),
                    story.injects(),
                    story.glossary());
        }
    }

    private static List<Boolean> allAtOnce(int times, Callable<Boolean> what) throws Exception {
        var pool = Executors.newFixedThreadPool(times);
        try {
            var done = new ArrayList<Boolean>();
            for (var one : pool.invokeAll(Collections.nCopies(times, what))) {
                done.add(one.get());
            }
            return done;
        } finally {
            pool.shutdownNow();
        }
    }

    private static void assertProblem(ThrowingCallable call, int status, String sentence) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.sentence()).contains(sentence);
            assertThat(problem.status()).isEqualTo(status);
        });
    }
}
