package io.drillmaster.sample;

import static io.drillmaster.plan.Drill.drill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.db.TestDatabase;
import io.drillmaster.scenarios.msel.MselLibrary;
import io.drillmaster.tabletop.Actor;
import io.drillmaster.tabletop.CourseEvent;
import io.drillmaster.tabletop.Tabletops;
import io.drillmaster.verdict.Story;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SampleStoreTest {
    private static final TestDatabase DB = TestDatabase.fresh();
    private static final Jdbi JDBI = DB.database().jdbi();

    @AfterAll
    static void drop() {
        DB.close();
    }

    /** Whoever adds a table that refers to exercises is reminded here of the samples' rows in it. */
    @Test
    void everyTableThatRefersToAnExerciseOrItsPackagesIsEmptiedOfSamples() {
        var emptied = new HashSet<String>(SampleStore.BY_EXERCISE);
        emptied.addAll(SampleStore.BY_TOKEN);
        emptied.add("install_target");

        assertThat(emptied).isEqualTo(tablesReferringTo("exercise", "install_target"));
    }

    @Test
    void everyTableThatRefersToATabletopIsEmptiedOfSamples() {
        assertThat(Set.copyOf(SampleStore.BY_TABLETOP)).isEqualTo(tablesReferringTo("tabletop"));
    }

    @Test
    void theEventsOfARealTabletopCannotBeDeletedNorCanItBecomeASample() {
        var tabletops = new Tabletops(JDBI, () -> Instant.parse("2026-11-21T09:00:00Z"));
        var msel = MselLibrary.ofShipped().msels().get(0);
        var real = tabletops.create("Real", msel, "ada");
        var made = tabletops.createSample("Sample: made up", msel, "nobody");
        for (var id : List.of(real, made)) {
            assertThat(tabletops.act(id, Actor.staff("ada"), null, new CourseEvent.LobbyOpened()))
                    .isEqualTo(1);
        }

        assertRefused("delete from tabletop_event where tabletop_id = " + real.number(), "append-only");
        assertRefused("update tabletop_event set actor = 'x' where tabletop_id = " + made.number(), "append-only");
        assertRefused("update tabletop set sample = true where id = " + real.number(), "said once, when it is made");
        assertThat(new Samples(JDBI).remove()).isZero();
        assertThat(tabletops.list()).extracting(row -> row.title()).containsExactly("Real");
    }

    @Test
    void theEvidenceOfARealExerciseCannotBeDeleted() {
        var real = drill().stored(JDBI);
        Story.of(JDBI, real).executed(1, 60);
        var number = real.plan().id().number();

        assertRefused("delete from evidence where exercise_id = " + number, "evidence is append-only");
        assertRefused("update exercise set sample = true where id = " + number, "said once, when it is planned");
        assertRefused("truncate evidence", "evidence is append-only");
    }

    @Test
    void theEvidenceOfASampleCanBeDeletedAndNotChanged() {
        var sample = drill().sample().stored(JDBI);
        Story.of(JDBI, sample).executed(1, 60);
        var number = sample.plan().id().number();

        assertRefused("update evidence set host = 'x' where exercise_id = " + number, "evidence is append-only");
        assertThat(new Samples(JDBI).remove()).isEqualTo(1);
        assertThat(new Samples(JDBI).count()).isZero();
    }

    private static void assertRefused(String sql, String because) {
        assertThatThrownBy(() -> JDBI.useHandle(handle -> handle.execute(sql)))
                .isInstanceOf(UnableToExecuteStatementException.class)
                .hasMessageContaining(because);
    }

    private static Set<String> tablesReferringTo(String... tables) {
        return JDBI.withHandle(handle -> handle.createQuery("""
                        select distinct c.conrelid::regclass::text from pg_constraint c
                        where c.contype = 'f' and c.confrelid::regclass::text = any (:tables)
                        """)
                .bind("tables", tables)
                .mapTo(String.class)
                .set());
    }
}
