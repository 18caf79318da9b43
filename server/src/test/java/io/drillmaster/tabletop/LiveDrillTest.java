package io.drillmaster.tabletop;

import static io.drillmaster.plan.Drill.drill;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.TabletopId;
import io.drillmaster.db.TestDatabase;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.plan.Drill;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.ExerciseState;
import io.drillmaster.plan.PlanStore;
import io.drillmaster.scenarios.msel.Inject;
import io.drillmaster.verdict.Verdicts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A tabletop beside a live drill, and one that tells a past drill again. */
class LiveDrillTest {
    private static final TestDatabase DB = TestDatabase.fresh();
    private static final Jdbi JDBI = DB.database().jdbi();
    private static final Actor ADA = Actor.staff("ada");

    private Instant now = Drill.NOON.plusSeconds(30);
    private final PlanStore plans = new PlanStore(JDBI);
    private final EvidenceStore evidence = new EvidenceStore(JDBI);
    private final Verdicts verdicts = new Verdicts(JDBI, plans, evidence, () -> now);
    private final Tabletops tabletops = new Tabletops(JDBI, () -> now);
    private final LiveDrill live = new LiveDrill(tabletops, plans, verdicts);

    @AfterAll
    static void drop() {
        DB.close();
    }

    @Test
    void whatTheDrillShowsReleasesWhatWaitsForIt() {
        var exercise = drill().scenario("SC-01").state(ExerciseState.RUNNING).stored(JDBI);
        var session = session(exercise.plan().id());
        live.changed(exercise.plan().id());
        assertThat(out(session)).isEmpty();

        var story =
                io.drillmaster.verdict.Story.of(JDBI, exercise).fetched(1, 50).executed(1, 60);
        now = Drill.NOON.plusSeconds(100);
        live.changed(exercise.plan().id());
        assertThat(out(session)).containsExactly("X-1");

        var unused = story.alerted(125);
        now = Drill.NOON.plusSeconds(130);
        live.look();
        assertThat(out(session)).containsExactlyInAnyOrder("X-1", "X-2");
        assertThat(tabletops.console(session).timeline())
                .last()
                .satisfies(line -> assertThat(line.entry().actor()).isEqualTo(Actor.PROGRAM));

        jdbiState(exercise, ExerciseState.CLOSED);
        now = Drill.NOON.plus(Duration.ofDays(2));
        live.look();
        assertThat(out(session)).containsExactlyInAnyOrder("X-1", "X-2", "X-3");
    }

    @Test
    void whatCameInAPauseIsToldAfterItAndWhatWasRecalledStaysAway() {
        var exercise = drill().scenario("SC-01").state(ExerciseState.RUNNING).stored(JDBI);
        var session = session(exercise.plan().id());
        does(session, new CourseEvent.Paused("coffee"));
        var story = io.drillmaster.verdict.Story.of(JDBI, exercise).executed(1, 60);
        assertThat(story.at(60)).isNotNull();
        now = Drill.NOON.plusSeconds(100);
        live.changed(exercise.plan().id());
        assertThat(out(session)).isEmpty();

        does(session, new CourseEvent.Resumed());
        live.look();
        assertThat(out(session)).containsExactly("X-1");

        does(session, new InjectEvent.Recalled("X-1"));
        live.look();
        assertThat(tabletops.story(session, "ic").injects()).allMatch(StoryView.Told::withdrawn);
    }

    @Test
    void aPastDrillIsToldAtItsOwnDistancesAndWhatPeopleDidThenToFacilitatorsOnly() {
        var exercise = drill().scenario("SC-01").state(ExerciseState.CLOSED).stored(JDBI);
        var id = exercise.plan().id();
        var story =
                io.drillmaster.verdict.Story.of(JDBI, exercise).fetched(1, 50).executed(1, 60);
        var alert = story.alerted(170);
        var unused = story.investigating("grace", 470);
        now = Drill.NOON.plus(Duration.ofDays(3));

        var told = ReplayedDrill.into(Story.msel(), exercise, verdicts.now(id), evidence.of(id));

        var replayed = told.injects().stream()
                .filter(inject -> inject.id().startsWith("RE-"))
                .toList();
        assertThat(replayed).extracting(Inject::id).containsExactly("RE-01", "RE-02");
        assertThat(replayed.get(0).at()).contains(Duration.ZERO);
        assertThat(replayed.get(1).at()).contains(Duration.ofMinutes(2));
        assertThat(replayed.get(1).attachments().get(0).text())
                .startsWith("EXERCISE")
                .contains("rule: ");
        assertThat(replayed.get(1).expectedActions())
                .containsExactly("In the drill somebody was investigating after 5 min.");
        assertThat(told.injects()).containsAll(Story.msel().injects());
        assertThat(alert).isNotNull();
    }

    private TabletopId session(ExerciseId beside) {
        var id = tabletops.create("Beside", Story.msel(), "ada", Optional.of(beside));
        does(id, new CourseEvent.LobbyOpened());
        does(id, new InjectEvent.Inserted(Story.waiting("X-1", Inject.Trigger.EXECUTION)));
        does(id, new InjectEvent.Inserted(Story.waiting("X-2", Inject.Trigger.ALERT)));
        does(id, new InjectEvent.Inserted(Story.waiting("X-3", Inject.Trigger.OUTCOME)));
        does(id, new CourseEvent.Started(List.of("ic", "dev")));
        return id;
    }

    private List<String> out(TabletopId session) {
        return tabletops.story(session, "ic").injects().stream()
                .map(StoryView.Told::id)
                .toList();
    }

    private void jdbiState(Exercise exercise, ExerciseState state) {
        JDBI.useHandle(handle -> plans.setState(handle, exercise.plan().id(), state));
    }

    private void does(TabletopId session, TabletopEvent event) {
        var unused = tabletops.act(session, ADA, null, event);
    }
}
