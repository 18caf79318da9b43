package io.drillmaster.canary;

import static io.drillmaster.plan.Drill.NOON;
import static io.drillmaster.plan.Drill.drill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Problem;
import io.drillmaster.db.TestDatabase;
import io.drillmaster.plan.ExerciseState;
import io.drillmaster.plan.PlanStore;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeKeyServiceTest {
    private final TestDatabase database = TestDatabase.fresh();
    private final PlanStore plans = new PlanStore(database.database().jdbi());
    private volatile Instant now = NOON;
    private final ProbeKeyService keys = new ProbeKeyService(plans, () -> now);
    private ExerciseId id = new ExerciseId(1);

    @BeforeEach
    void anExerciseRuns() {
        id = drill().state(ExerciseState.RUNNING)
                .targets(2)
                .stored(database.database().jdbi())
                .plan()
                .id();
    }

    @AfterEach
    void stop() {
        keys.close();
        database.close();
    }

    @Test
    void aKeyLeadsToTheMarkersOfItsExercise() {
        var target = keys.exerciseOf(key(ProbeKeyLife.HOUR)).orElseThrow();

        assertThat(target.exercise()).isEqualTo(id);
        assertThat(target.markers()).hasSize(2);
        assertThat(target.packages()).as("two packages of one name").isEmpty();
        assertThat(target.over()).isFalse();
        assertThat(keys.exerciseOf("guessed")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"HOUR, PT59M59S, PT1H", "DAY, PT7H59M59S, PT8H", "WINDOW, PT1H14M59S, PT1H15M"})
    void aKeyEndsByItself(ProbeKeyLife life, Duration before, Duration end) {
        var key = key(life);
        now = NOON.plus(before);
        assertThat(keys.exerciseOf(key)).isPresent();
        now = NOON.plus(end);
        assertThat(keys.exerciseOf(key)).isEmpty();
    }

    @Test
    void aWithdrawnKeyStopsAtOnceAndStaysInTheList() {
        var key = key(ProbeKeyLife.DAY);

        keys.revoke(id, keys.of(id).get(0).id());

        assertThat(keys.exerciseOf(key)).isEmpty();
        assertThat(keys.of(id)).singleElement().satisfies(listed -> {
            assertThat(listed.revokedAt()).contains(NOON);
            assertThat(listed.madeBy()).isEqualTo("ada");
        });
        assertThatThrownBy(() -> keys.revoke(id, keys.of(id).get(0).id())).isInstanceOf(Problem.class);
    }

    @Test
    void itsLastUseIsNoted() {
        var key = key(ProbeKeyLife.DAY);
        assertThat(keys.of(id).get(0).lastUsed()).isEmpty();
        now = NOON.plusSeconds(5);

        assertThat(keys.exerciseOf(key)).isPresent();

        await().until(() -> keys.of(id).get(0).lastUsed().isPresent());
        assertThat(keys.of(id).get(0).lastUsed()).contains(NOON.plusSeconds(5));
    }

    @Test
    void aKeyIsKnownWhilePostgresqlIsAway() {
        var key = key(ProbeKeyLife.DAY);

        database.database().close();

        assertThat(keys.exerciseOf(key)).map(ProbeTarget::exercise).contains(id);
    }

    @Test
    void anotherServersKeyIsKnownAtOnce() {
        try (var other = new ProbeKeyService(plans, () -> now)) {
            assertThat(other.exerciseOf(key(ProbeKeyLife.HOUR))).isPresent();
        }
    }

    @Test
    void beforeTheStartThereIsNothingToLookForAndAfterTheEndAKeySettlesWhatWasLeftBehind() {
        var planned =
                drill().state(ExerciseState.PLANNED).stored(database.database().jdbi());
        var early = keys.create(planned.plan().id(), ProbeKeyLife.WINDOW, "", "ada");
        assertThatThrownBy(() -> keys.exerciseOf(early)).hasMessageContaining("has not started");
        plans.jdbi().useHandle(handle -> plans.setState(handle, planned.plan().id(), ExerciseState.RUNNING));
        assertThat(keys.exerciseOf(early)).isPresent();

        plans.jdbi().useHandle(handle -> plans.setState(handle, id, ExerciseState.CLOSED));
        assertThatThrownBy(() -> key(ProbeKeyLife.WINDOW)).hasMessageContaining("is over");
        assertThat(keys.exerciseOf(key(ProbeKeyLife.HOUR)).orElseThrow().over()).isTrue();
    }

    @Test
    void aLabelOfTwoLinesIsRefused() {
        assertThatThrownBy(() -> keys.create(id, ProbeKeyLife.HOUR, "a\nb", "ada"))
                .hasMessageContaining("one line");
    }

    private String key(ProbeKeyLife life) {
        return keys.create(id, life, "CI of acme/shop", "ada");
    }
}
