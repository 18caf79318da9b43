package io.drillmaster.tabletop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drillmaster.common.Json;
import io.drillmaster.common.TabletopId;
import io.drillmaster.db.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many who do something in the same session at once. */
class HeldSessionTest {
    private static final TestDatabase DB = TestDatabase.fresh();
    private static final Jdbi JDBI = DB.database().jdbi();
    private static final Actor ADA = Actor.staff("ada");
    private static final int PEOPLE = 6;

    private final Tabletops tabletops = new Tabletops(JDBI, () -> Instant.parse("2026-11-22T09:00:00Z"));
    private final List<Seat> seats = new ArrayList<>();
    private TabletopId id = new TabletopId(0);

    @AfterAll
    static void drop() {
        DB.close();
    }

    @BeforeEach
    void aSessionThatAsksSomething() {
        id = tabletops.create("Tuesday", Story.msel(), "ada");
        does(new CourseEvent.LobbyOpened());
        for (var i = 0; i < PEOPLE; i++) {
            seats.add(tabletops.join(id, "Player " + i, i % 2 == 0 ? "ic" : "dev"));
        }
        does(new CourseEvent.Started(List.of()));
        does(new InjectEvent.Released("T-2", Optional.empty()));
    }

    @Test
    void whatComesAtOnceIsWrittenTogetherAndEachOnce() throws Exception {
        var failed = atOnce(seat -> new InjectEvent.Answered("T-2", Optional.of("wait"), "", false));
        assertThat(failed).isEmpty();
        assertThat(answers()).hasSize(PEOPLE);
        int transactions = JDBI.withHandle(handle -> handle.createQuery("""
            select count(distinct xmin::text) from tabletop_event
            where tabletop_id = :id and event ->> 'event' = 'ANSWERED'
            """)
                .bind("id", id.number())
                .mapTo(Integer.class)
                .one());
        assertThat(transactions).isEqualTo(2);
        assertThat(Json.write(new Tabletops(JDBI, () -> Instant.parse("2026-11-22T09:00:00Z")).console(id)))
                .as("what is held is what is written")
                .isEqualTo(Json.write(tabletops.console(id)));
    }

    @Test
    void whatCannotBeWrittenIsToldToWhoeverDidItAndHoldsNobodyElseUp() throws Exception {
        var failed = atOnce(seat -> seat.equals(seats.get(PEOPLE - 1))
                ? new RecordEvent.Asked("no database takes \u0000")
                : new InjectEvent.Answered("T-2", Optional.of("wait"), "", false));
        assertThat(failed).containsOnlyKeys(seats.get(PEOPLE - 1).person());
        assertThat(answers()).hasSize(PEOPLE - 1);
        assertThat(tabletops.console(id).asked()).isEmpty();
        assertThat(tabletops.seq(id))
                .isEqualTo(new Tabletops(JDBI, () -> Instant.parse("2026-11-22T09:00:00Z")).seq(id));
    }

    @Test
    void whoIsRefusedIsToldSoAndNobodyElseIs() throws Exception {
        var failed = atOnce(seat -> seat.equals(seats.get(PEOPLE - 1))
                ? new InjectEvent.Answered("T-4", Optional.empty(), "guessed", false)
                : new InjectEvent.Answered("T-2", Optional.of("wait"), "", false));
        assertThat(failed).containsOnlyKeys(seats.get(PEOPLE - 1).person());
        assertThat(failed.values())
                .allSatisfy(refused -> assertThat(refused).hasMessageContaining("nothing to answer here"));
        assertThat(answers()).hasSize(PEOPLE - 1);
    }

    /** All people do something while somebody else holds the session. @return what was thrown, by person */
    private Map<String, RuntimeException> atOnce(Function<Seat, TabletopEvent> what) throws InterruptedException {
        var failed = new ConcurrentHashMap<String, RuntimeException>();
        var threads = new ArrayList<Thread>();
        JDBI.useTransaction(handle -> {
            handle.execute("select 1 from tabletop where id = ? for update", id.number());
            for (var seat : seats) {
                var thread = new Thread(() -> {
                    try {
                        var unused = tabletops.act(id, Actor.person(seat.person()), null, what.apply(seat));
                    } catch (RuntimeException e) {
                        failed.put(seat.person(), e);
                    }
                });
                threads.add(thread);
                thread.start();
                // The first one waits for the session's row, the others for the first one.
                await().until(() -> threads.size() == 1
                        ? handle.createQuery("select exists (select 1 from pg_locks where not granted)")
                                .mapTo(Boolean.class)
                                .one()
                        : thread.getState() == Thread.State.BLOCKED);
            }
        });
        for (var thread : threads) {
            thread.join();
        }
        return failed;
    }

    private List<ConsoleView.Given> answers() {
        return tabletops.console(id).runOfShow().stream()
                .filter(row -> row.inject().id().equals("T-2"))
                .findFirst()
                .orElseThrow()
                .answers();
    }

    private void does(TabletopEvent event) {
        var unused = tabletops.act(id, ADA, null, event);
    }
}
