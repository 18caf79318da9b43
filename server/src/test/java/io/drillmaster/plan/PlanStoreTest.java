package io.drillmaster.plan;

import static io.drillmaster.plan.Drill.NOON;
import static io.drillmaster.plan.Drill.drill;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.common.Secrets;
import io.drillmaster.db.TestDatabase;
import io.drillmaster.drillpackages.Token;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PlanStoreTest {
    private static final TestDatabase DB = TestDatabase.fresh();

    private final Jdbi jdbi = DB.database().jdbi();
    private final PlanStore plans = new PlanStore(jdbi);

    @AfterAll
    static void drop() {
        DB.close();
    }

    @Test
    void anExerciseIsReadBackAsItWasPlanned() {
        var draft = drill().targets(3)
                .objective(Duration.ofMinutes(5), Duration.ofMillis(900_500))
                .insiders("ada", "grace")
                .draft();
        var id = jdbi.inTransaction(handle -> plans.add(handle, draft));

        var read = plans.find(id).orElseThrow();

        assertThat(read).usingRecursiveComparison().ignoringFields("plan.id").isEqualTo(draft);
        assertThat(read.plan().id()).isEqualTo(id);
    }

    @Test
    void aTokenLeadsToItsExerciseAndToNoOther() {
        var one = drill().targets(2).stored(jdbi);
        var other = drill().stored(jdbi);

        assertThat(plans.byToken(one.plan().targets().get(1).token())).contains(one.plan());
        assertThat(plans.byToken(other.plan().targets().get(0).token())).contains(other.plan());
        assertThat(plans.byToken(Token.ofRandom(Secrets.bytes(Token.LENGTH)))).isEmpty();
    }

    @Test
    void anExerciseMattersFromItsOpeningUntilThirtyDaysAfterItsEnd() {
        var one = drill().stored(jdbi).plan();
        var end = one.window().closesAt();

        assertThat(plans.aroundTime(NOON.minusMillis(1))).doesNotContain(one);
        assertThat(plans.aroundTime(NOON)).contains(one);
        assertThat(plans.aroundTime(end.plus(Duration.ofDays(30)).minusMillis(1)))
                .contains(one);
        assertThat(plans.aroundTime(end.plus(Duration.ofDays(30)))).doesNotContain(one);
    }

    @Test
    void whatIsOnlyPlannedMattersToNoSense() {
        var planned = drill().state(ExerciseState.PLANNED).stored(jdbi).plan();

        assertThat(plans.aroundTime(NOON.plusSeconds(1))).doesNotContain(planned);
    }

    @Test
    void anExerciseMovesOn() {
        var running = drill().state(ExerciseState.RUNNING).stored(jdbi);
        var id = running.plan().id();
        var token = running.plan().targets().get(0).token();
        var moved = new Window(NOON.plusSeconds(60), NOON.plusSeconds(120));
        assertThat(plans.running()).contains(running);

        jdbi.useTransaction(handle -> {
            plans.setWindow(handle, id, moved);
            plans.setVersion(handle, token, "0.0.9");
            plans.setTornDown(handle, id, NOON.plusSeconds(130));
            plans.setState(handle, id, ExerciseState.CLOSED);
        });

        var read = plans.find(id).orElseThrow();
        assertThat(read.plan().window()).isEqualTo(moved);
        assertThat(read.plan().target(token).orElseThrow().packageVersion()).isEqualTo("0.0.9");
        assertThat(read.tornDownAt()).contains(NOON.plusSeconds(130));
        assertThat(plans.running()).doesNotContain(running, read);
    }
}
