package io.drillmaster.tabletop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.common.Json;
import io.drillmaster.common.Problem;
import io.drillmaster.common.TabletopId;
import io.drillmaster.db.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TabletopsTest {
    private static final TestDatabase DB = TestDatabase.fresh();
    private static final Jdbi JDBI = DB.database().jdbi();
    private static final Actor ADA = Actor.staff("ada");
    private static final Actor BEN = Actor.staff("ben");

    private Instant now = Instant.parse("2026-11-21T09:00:00Z");
    private final Tabletops tabletops = new Tabletops(JDBI, () -> now);

    /** Another server on the same database. */
    private final Tabletops elsewhere = new Tabletops(JDBI, () -> now);

    private TabletopId id = new TabletopId(0);
    private Seat commander = new Seat(id, "", "");
    private Seat developer = new Seat(id, "", "");

    @AfterAll
    static void drop() {
        DB.close();
    }

    @BeforeEach
    void aSessionThatRuns() {
        id = tabletops.create("Tuesday", Story.msel(), "ada");
        does(ADA, new CourseEvent.LobbyOpened());
        commander = tabletops.join(id, "Cleo", "ic");
        developer = tabletops.join(id, "Dan", "dev");
        does(ADA, new CourseEvent.Started(List.of()));
    }

    @Test
    void peopleComeInByTheCodeAndComeBackAsThemselves() {
        var row = tabletops.row(id);
        var code = row.code().orElseThrow();
        assertThat(tabletops.byCode(" " + code.toLowerCase(Locale.ROOT).substring(0, 3) + "-" + code.substring(3)))
                .hasValueSatisfying(found -> assertThat(found.id()).isEqualTo(id));

        assertThat(elsewhere.personOf(id, commander.token())).contains(commander.person());
        assertThat(tabletops.personOf(id, "something else")).isEmpty();
    }

    @Test
    void whoWasSentOutDoesNotComeBackWithTheOldToken() {
        does(ADA, new PeopleEvent.Removed(developer.person()));
        assertThat(tabletops.personOf(id, developer.token())).isEmpty();
        assertThat(elsewhere.personOf(id, developer.token())).isEmpty();
        refused(
                Actor.person(developer.person()),
                new PeopleEvent.HandRaised(Person.Why.QUESTION, ""),
                "not-in-the-room");
    }

    @Test
    void aLockedDoorAndAnOldCodeLetNobodyIn() {
        var old = tabletops.row(id).code().orElseThrow();
        var fresh = tabletops.rotateCode(id, ADA);
        assertThat(fresh).isNotEqualTo(old);
        assertThat(tabletops.byCode(old)).isEmpty();
        assertThat(tabletops.personOf(id, commander.token()))
                .as("who is in stays")
                .isPresent();

        does(ADA, new PeopleEvent.DoorLocked());
        assertThatThrownBy(() -> tabletops.join(id, "Eve", "dev"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("locked");
    }

    @Test
    void ofManyWhoReleaseAtOnceOneDoesIt() throws Exception {
        var attempts = new ArrayList<Callable<Boolean>>();
        for (var i = 0; i < 8; i++) {
            var server = i % 2 == 0 ? tabletops : elsewhere;
            var who = i % 3 == 0 ? ADA : BEN;
            attempts.add(() -> {
                try {
                    var unused = server.act(id, who, null, new InjectEvent.Released("T-1", Optional.empty()));
                    return true;
                } catch (Problem problem) {
                    assertThat(problem.code()).isEqualTo("already-released");
                    return false;
                }
            });
        }
        var pool = Executors.newFixedThreadPool(8);
        try {
            var done = 0;
            for (Future<Boolean> attempt : pool.invokeAll(attempts)) {
                done += attempt.get() ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        } finally {
            pool.shutdownNow();
        }
        assertThat(elsewhere.story(id, "ic").injects())
                .extracting(StoryView.Told::id)
                .containsExactly("T-1");
    }

    @Test
    void aRequestThatIsRepeatedHappensOnce() {
        release("T-2");
        var me = Actor.person(commander.person());
        var first = tabletops.act(id, me, "key-1", answer("T-2", "rotate"));
        assertThat(elsewhere.act(id, me, "key-1", answer("T-2", "rotate"))).isEqualTo(first);
        assertThat(tabletops.console(id).timeline().stream()
                        .filter(line -> line.entry().event() instanceof InjectEvent.Answered))
                .hasSize(1);
    }

    @Test
    void aPauseCountsForNobodysAnswerAndATimerStandsStillInIt() {
        release("T-2");
        now = now.plus(Duration.ofMinutes(3));
        does(ADA, new CourseEvent.Paused("lunch"));
        now = now.plus(Duration.ofMinutes(30));
        assertThat(told("ic").left()).contains(Duration.ofMinutes(2));
        does(ADA, new CourseEvent.Resumed());
        now = now.plus(Duration.ofMinutes(1));
        says(commander, answer("T-2", "rotate"));
        now = now.plus(Duration.ofMinutes(2));
        says(developer, answer("T-2", "wait"));

        var given = row("T-2").answers();
        assertThat(given.get(0).answer().after()).isEqualTo(Duration.ofMinutes(4));
        assertThat(given.get(0).answer().late()).isFalse();
        assertThat(given.get(1).answer().after()).isEqualTo(Duration.ofMinutes(6));
        assertThat(given.get(1).answer().late()).as("taken, and marked").isTrue();
    }

    @Test
    void aJumpMovesTheClockAndNoTimer() {
        release("T-2");
        does(ADA, new CourseEvent.Jumped(Duration.ofMinutes(20)));
        var story = tabletops.story(id, "ic");
        assertThat(story.clock().elapsed()).isEqualTo(Duration.ofMinutes(20));
        assertThat(told("ic").left()).contains(Duration.ofMinutes(5));
    }

    @Test
    void whatTheClockShowedBeforeAJumpIsNotMovedByIt() {
        now = now.plus(Duration.ofMinutes(2));
        release("T-1");
        now = now.plus(Duration.ofMinutes(1));
        does(ADA, new CourseEvent.Jumped(Duration.ofMinutes(20)));
        var released = tabletops.console(id).timeline().stream()
                .filter(line -> line.entry().event() instanceof InjectEvent.Released)
                .findFirst()
                .orElseThrow();
        assertThat(released.elapsed()).isEqualTo(Duration.ofMinutes(2));
        assertThat(told("ic").elapsed()).isEqualTo(Duration.ofMinutes(2));
        assertThat(tabletops.story(id, "ic").clock().elapsed()).isEqualTo(Duration.ofMinutes(23));
    }

    @Test
    void answersOfOthersAreHiddenUntilTheyAreRevealed() {
        release("T-2");
        says(commander, new InjectEvent.Answered("T-2", Optional.of("rotate"), "I call Grace", false));
        assertThat(Json.write(tabletops.story(id, "dev"))).doesNotContain("I call Grace", "Cleo");
        assertThat(told("dev").revealed()).isEmpty();
        assertThat(tabletops.own(id, commander.person()).answers())
                .hasEntrySatisfying("T-2", mine -> assertThat(mine.text()).isEqualTo("I call Grace"));

        does(ADA, new InjectEvent.Revealed("T-2"));
        var revealed = told("dev").revealed().orElseThrow();
        assertThat(revealed.counts()).containsEntry("rotate", 1).containsEntry("wait", 0);
        assertThat(revealed.silent()).isEqualTo(1);
        assertThat(revealed.answers().get(0).role()).isEqualTo("Incident commander");
        assertThat(Json.write(tabletops.story(id, "dev")))
                .contains("I call Grace")
                .doesNotContain("Cleo");

        says(developer, answer("T-2", "rotate"));
        assertThat(row("T-2").answers().get(1).answer().afterReveal()).isTrue();
    }

    @Test
    void theLastAnswerRevealsWhereTheDecisionSaysSo() {
        release("T-5");
        says(commander, answer("T-5", "wait"));
        assertThat(row("T-5").revealed()).isFalse();
        says(developer, new InjectEvent.Answered("T-5", Optional.empty(), "", true));
        assertThat(row("T-5").revealed()).isTrue();
        assertThat(elsewhere.console(id).timeline())
                .last()
                .satisfies(line -> assertThat(line.entry().actor()).isEqualTo(Actor.PROGRAM));
    }

    @Test
    void noPlayerGetsWhatIsNotForThem() {
        release("T-1");
        release("T-2");
        says(commander, new InjectEvent.Answered("T-2", Optional.empty(), "mine alone", false));
        does(ADA, new RecordEvent.Noted(Optional.of("T-1"), "private note"));
        does(ADA, new RecordEvent.Rated("CT-1.1", Rating.U, "rating text", Optional.empty()));
        says(commander, new RecordEvent.Asked("asked in private"));

        for (var role : List.of("ic", "dev", Person.OBSERVER)) {
            assertThat(Json.write(tabletops.story(id, role)))
                    .contains("Text of T-1.")
                    .doesNotContain(
                            Story.SECRET,
                            "T-3",
                            "The branch",
                            "T-4",
                            "T-5",
                            "mine alone",
                            "private note",
                            "rating text",
                            "asked in private",
                            "Cleo",
                            "Dan");
        }
        assertThat(Json.write(tabletops.own(id, developer.person()))).doesNotContain("mine alone", Story.SECRET);
    }

    @Test
    void anInjectReachesItsRolesAndObservers() {
        release("T-4");
        assertThat(tabletops.story(id, "dev").injects()).hasSize(1);
        assertThat(tabletops.story(id, Person.OBSERVER).injects()).hasSize(1);
        assertThat(tabletops.story(id, "ic").injects()).isEmpty();

        does(ADA, new PeopleEvent.RoleChanged(commander.person(), "dev"));
        assertThat(tabletops.own(id, commander.person()).role()).isEqualTo("dev");
    }

    @Test
    void whatIsRecalledLeavesAGapAndNoText() {
        release("T-1");
        does(ADA, new InjectEvent.Recalled("T-1"));
        var story = tabletops.story(id, "ic");
        assertThat(story.injects().get(0).withdrawn()).isTrue();
        assertThat(Json.write(story)).doesNotContain("Text of T-1", "The first news");
        assertThat(row("T-1").standing()).isEqualTo(ConsoleView.Standing.RECALLED);
    }

    @Test
    void aBranchComesOnlyAfterTheGroupDecidedSo() {
        release("T-1");
        release("T-2");
        assertThat(row("T-3").ready()).isFalse();
        assertThat(tabletops.console(id).next()).contains("T-4");
        says(commander, answer("T-2", "rotate"));
        assertThat(row("T-3").ready()).as("answers are no decision").isFalse();

        does(ADA, new InjectEvent.Decided("T-2", Optional.of("rotate"), "", "they were in the shell", "ic"));
        assertThat(row("T-3").ready()).isTrue();
        assertThat(tabletops.console(id).next()).contains("T-3");

        does(ADA, new InjectEvent.Decided("T-2", Optional.of("wait"), "", "on second thought", ""));
        assertThat(row("T-3").ready()).isFalse();
    }

    @Test
    void aRealIncidentStopsTheClockUntilSomebodyWhoRunsItSaysItIsOver() {
        says(developer, new CourseEvent.StopCalled("the laptop really is owned"));
        var story = tabletops.story(id, "ic");
        assertThat(story.stop()).contains("the laptop really is owned");
        assertThat(story.clock().running()).isFalse();
        refused(ADA, new CourseEvent.Resumed(), "real-incident");
        refused(Actor.person(developer.person()), new CourseEvent.StopLifted(), "facilitators-only");
        does(ADA, new CourseEvent.StopLifted());
        does(ADA, new CourseEvent.Resumed());
        assertThat(tabletops.story(id, "ic").clock().running()).isTrue();
    }

    @Test
    void aRoleThatNobodyHasIsSaidBeforeTheStart() {
        var other = tabletops.create("Wednesday", Story.msel(), "ada");
        var unused = tabletops.act(other, ADA, null, new CourseEvent.LobbyOpened());
        assertThatThrownBy(() -> tabletops.act(other, ADA, null, new CourseEvent.Started(List.of("dev"))))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("Incident commander")
                .hasMessageNotContaining("Developer");
        assertThat(tabletops.act(other, ADA, null, new CourseEvent.Started(List.of("dev", "ic"))))
                .isEqualTo(2);
    }

    @Test
    void timersThatEndRevealOnceHoweverManyServersKeepTime() {
        var timed = Story.timed("T-9");
        does(ADA, new InjectEvent.Inserted(timed));
        release("T-9");
        tabletops.keepTime(id);
        assertThat(row("T-9").revealed()).isFalse();
        now = now.plus(Duration.ofMinutes(2));
        tabletops.keepTime(id);
        elsewhere.keepTime(id);
        assertThat(row("T-9").revealed()).isTrue();
    }

    @Test
    void aServerThatStartsAnewShowsTheSame() {
        release("T-1");
        release("T-2");
        says(commander, answer("T-2", "rotate"));
        does(ADA, new InjectEvent.Skipped("T-4", "no time"));
        does(ADA, new InjectEvent.Decided("T-2", Optional.of("rotate"), "all of them", "why not", "dev"));
        var restarted = new Tabletops(JDBI, () -> now);
        assertThat(Json.write(restarted.story(id, "dev"))).isEqualTo(Json.write(tabletops.story(id, "dev")));
        assertThat(Json.write(restarted.console(id))).isEqualTo(Json.write(tabletops.console(id)));
    }

    @Test
    void feedbackIsGivenOnceAndByNobodysName() {
        var mine = new Feedback(
                Map.of(Feedback.Statement.REALISM, 4), List.of("calm", " "), List.of(), "the phone rang", "", "");
        assertThatThrownBy(() -> tabletops.giveFeedback(id, commander.person(), mine))
                .hasMessageContaining("when the story is over");
        does(ADA, new CourseEvent.HotwashBegun());
        tabletops.giveFeedback(id, commander.person(), mine);
        assertThatThrownBy(() -> elsewhere.giveFeedback(id, commander.person(), mine))
                .hasMessageContaining("already");
        assertThat(tabletops.gaveFeedback(id, commander.person())).isTrue();
        assertThat(tabletops.gaveFeedback(id, developer.person())).isFalse();

        var all = tabletops.feedback(id);
        assertThat(all.n()).isEqualTo(1);
        assertThat(all.asked()).isEqualTo(2);
        assertThat(all.counts().get(Feedback.Statement.REALISM)).containsExactly(0, 0, 0, 1, 0);
        assertThat(all.strengths()).containsExactly("calm");
        List<String> rows = JDBI.withHandle(handle -> handle.createQuery("select t::text from tabletop_feedback t")
                .mapTo(String.class)
                .list());
        assertThat(rows).noneMatch(row -> row.contains(commander.person()) || row.contains("Cleo"));
    }

    @Test
    void feedbackThatSaysNothingOrTooMuchIsNotTaken() {
        does(ADA, new CourseEvent.HotwashBegun());
        assertThatThrownBy(() -> tabletops.giveFeedback(
                        id, commander.person(), new Feedback(Map.of(), List.of(), List.of(), "", " ", "")))
                .hasMessageContaining("Nothing is filled in");
        assertThatThrownBy(() -> tabletops.giveFeedback(
                        id,
                        commander.person(),
                        new Feedback(Map.of(Feedback.Statement.PEOPLE, 6), List.of(), List.of(), "", "", "")))
                .hasMessageContaining("1 to 5");
        assertThat(tabletops.gaveFeedback(id, commander.person())).isFalse();
    }

    @Test
    void theLogTakesNothingBack() {
        assertThatThrownBy(() -> JDBI.useHandle(handle -> handle.execute("delete from tabletop_event")))
                .hasMessageContaining("append-only");
    }

    private void release(String inject) {
        does(ADA, new InjectEvent.Released(inject, Optional.empty()));
    }

    private StoryView.Told told(String role) {
        return tabletops.story(id, role).injects().get(0);
    }

    private ConsoleView.Row row(String inject) {
        return tabletops.console(id).runOfShow().stream()
                .filter(row -> row.inject().id().equals(inject))
                .findFirst()
                .orElseThrow();
    }

    private static InjectEvent.Answered answer(String inject, String option) {
        return new InjectEvent.Answered(inject, Optional.of(option), "", false);
    }

    private void says(Seat seat, TabletopEvent event) {
        does(Actor.person(seat.person()), event);
    }

    private void does(Actor by, TabletopEvent event) {
        var unused = tabletops.act(id, by, null, event);
    }

    private void refused(Actor by, TabletopEvent event, String code) {
        assertThatThrownBy(() -> tabletops.act(id, by, null, event))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
