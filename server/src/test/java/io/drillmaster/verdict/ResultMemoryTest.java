package io.drillmaster.verdict;

import static io.drillmaster.plan.Drill.drill;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.db.TestDatabase;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.measure.Outcome;
import io.drillmaster.plan.ExerciseState;
import io.drillmaster.plan.PlanStore;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever looked before sees what a look at the whole table shows. */
class ResultMemoryTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:15:00Z");

    private final TestDatabase database = TestDatabase.fresh();
    private final Jdbi jdbi = database.database().jdbi();
    private final PlanStore plans = new PlanStore(jdbi);
    private final Verdicts verdicts = new Verdicts(jdbi, plans, new EvidenceStore(jdbi), () -> NOW);
    private final Results results = new Results(jdbi);

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aLookWithoutNewsGivesTheSame() {
        measured();
        var first = results.finished();
        assertThat(first.results()).hasSize(1);
        assertThat(results.finished()).isSameAs(first);
    }

    @Test
    void aNewResultAndAChangedOneAreSeen() {
        var before = results.finished();
        assertThat(before.results()).isEmpty();

        var id = measured();
        assertThat(results.finished().revision()).isNotEqualTo(before.revision());
        assertThat(outcome(id)).isEqualTo(Outcome.NOT_DETECTED);

        Story.of(jdbi, plans.find(id).orElseThrow()).alerted(125);
        var unused = verdicts.measureAgain(id);
        assertThat(outcome(id)).isEqualTo(Outcome.DETECTED);
        assertSameAsAFreshLook();
    }

    @Test
    void whatTheExerciseSaysOfItselfIsSeenToo() {
        var id = measured();
        var before = results.finished();
        jdbi.useHandle(handle -> handle.execute("update exercise set title = 'Renamed' where id = ?", id.number()));

        assertThat(results.finished().results()).extracting(Result::title).containsExactly("Renamed");
        assertThat(before.results()).extracting(Result::title).doesNotContain("Renamed");
    }

    @Test
    void anExerciseThatIsNotFinishedIsNotThereUntilItIs() {
        var id = measured();
        jdbi.useHandle(handle -> plans.setState(handle, id, ExerciseState.RUNNING));
        assertThat(results.finished().results()).isEmpty();

        jdbi.useHandle(handle -> plans.setState(handle, id, ExerciseState.CLOSED));
        assertThat(results.finished().results()).hasSize(1);

        jdbi.useHandle(handle -> plans.setState(handle, id, ExerciseState.RUNNING));
        assertThat(results.finished().results()).isEmpty();
    }

    /** A transaction that began before the last look may commit after it, and others may have come and gone meanwhile. */
    @Test
    void aTransactionThatCommitsLateIsNotOverlooked() {
        var slow = measured();
        var quick = measured();
        try (var handle = jdbi.open()) {
            handle.begin();
            handle.execute("update exercise set title = 'Slow' where id = ?", slow.number());
            jdbi.useHandle(other -> other.execute("update exercise set title = 'Quick' where id = ?", quick.number()));
            assertThat(results.finished().results()).extracting(Result::title).contains("Quick");
            handle.commit();
        }
        assertThat(results.finished().results()).extracting(Result::title).containsExactlyInAnyOrder("Slow", "Quick");
    }

    @Test
    void whatWasRemovedIsGoneAlsoWhenAsMuchWasAdded() {
        var gone = measured();
        assertThat(results.finished().results()).hasSize(1);
        jdbi.useHandle(handle -> handle.execute("delete from exercise_result where exercise_id = ?", gone.number()));
        var added = measured();

        assertThat(results.finished().results()).extracting(Result::exercise).containsExactly(added);
        assertSameAsAFreshLook();
    }

    @Test
    void whatATransactionDidThatWasUndoneIsNotKept() {
        var id = measured();
        var before = results.finished();
        jdbi.useTransaction(handle -> {
            handle.execute("update exercise set title = 'Undone' where id = ?", id.number());
            assertThat(results.finished().results())
                    .as("it sees its own work")
                    .extracting(Result::title)
                    .containsExactly("Undone");
            handle.rollback();
        });
        assertThat(results.finished()).isSameAs(before);
    }

    private void assertSameAsAFreshLook() {
        assertThat(results.finished().results())
                .isEqualTo(new Results(jdbi).finished().results());
    }

    private Outcome outcome(ExerciseId id) {
        return results.finished().results().stream()
                .filter(result -> result.exercise().equals(id))
                .findFirst()
                .orElseThrow()
                .outcome();
    }

    private ExerciseId measured() {
        var exercise = drill().scenario("SC-01").stored(jdbi);
        var id = exercise.plan().id();
        Story.of(jdbi, exercise).fetched(1, 50).executed(1, 60);
        jdbi.useHandle(handle -> plans.setState(handle, id, ExerciseState.CLOSED));
        var unused = verdicts.measureAgain(id);
        return id;
    }
}
