package io.drillmaster.tabletop;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.common.TabletopId;
import io.drillmaster.db.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class TabletopNumbersTest {
    private static final TestDatabase DB = TestDatabase.fresh();
    private static final Actor ADA = Actor.staff("ada");

    private Instant now = Instant.parse("2026-11-21T09:00:00Z");
    private final Tabletops tabletops = new Tabletops(DB.database().jdbi(), () -> now);
    private final TabletopId id = tabletops.create("Numbers", Story.msel(), "ada");

    @AfterAll
    static void drop() {
        DB.close();
    }

    @Test
    void responsesAreCountedInTimeThatPeopleLivedThrough() {
        does(ADA, new CourseEvent.LobbyOpened());
        var cleo = tabletops.join(id, "Cleo", "ic");
        var dan = tabletops.join(id, "Dan", "dev");
        var unused = tabletops.join(id, "Olga", Person.OBSERVER);
        does(ADA, new CourseEvent.Started(List.of()));
        does(ADA, new InjectEvent.Released("T-2", Optional.empty()));
        passes(Duration.ofMinutes(1));
        does(ADA, new CourseEvent.Paused("lunch"));
        passes(Duration.ofMinutes(30));
        does(ADA, new CourseEvent.Resumed());
        does(ADA, new CourseEvent.Jumped(Duration.ofMinutes(10)));
        passes(Duration.ofMinutes(2));
        answers(cleo, "T-2");
        passes(Duration.ofMinutes(4));
        answers(dan, "T-2");
        does(ADA, new InjectEvent.Decided("T-2", Optional.of("rotate"), "", "", ""));
        passes(Duration.ofMinutes(1));
        does(ADA, new InjectEvent.Decided("T-2", Optional.of("wait"), "", "put right later", ""));
        does(ADA, new InjectEvent.Released("T-5", Optional.empty()));

        var numbers = TabletopNumbers.of(tabletops.console(id));

        assertThat(numbers.decisions())
                .containsExactly(
                        new TabletopNumbers.Asked(
                                "T-2", 2, 2, 1, Optional.of(Duration.ofMinutes(3)), Optional.of(Duration.ofMinutes(7))),
                        new TabletopNumbers.Asked("T-5", 2, 0, 0, Optional.empty(), Optional.empty()));
        assertThat(numbers.attendance()).containsEntry("ic", 1).containsEntry("dev", 1);
        assertThat(numbers.observers()).isEqualTo(1);
        assertThat(numbers.firstResponse()).isEqualTo(new TabletopNumbers.Middle(2, 1, Optional.empty()));
    }

    @Test
    void whatNeverEndedCountsAsLongerThanAllElse() {
        var one = Optional.of(Duration.ofMinutes(1));
        var three = Optional.of(Duration.ofMinutes(3));
        var never = Optional.<Duration>empty();
        assertThat(TabletopNumbers.Middle.of(List.of()).median()).isEmpty();
        assertThat(TabletopNumbers.Middle.of(List.of(three, one)).median()).contains(Duration.ofMinutes(2));
        assertThat(TabletopNumbers.Middle.of(List.of(never, one, three)))
                .isEqualTo(new TabletopNumbers.Middle(3, 1, three));
        assertThat(TabletopNumbers.Middle.of(List.of(never, one, never, three)).median())
                .as("half of them never ended")
                .isEmpty();
    }

    private void passes(Duration time) {
        now = now.plus(time);
    }

    private void answers(Seat seat, String inject) {
        does(Actor.person(seat.person()), new InjectEvent.Answered(inject, Optional.of("rotate"), "", false));
    }

    private void does(Actor by, TabletopEvent event) {
        var unused = tabletops.act(id, by, null, event);
    }
}
