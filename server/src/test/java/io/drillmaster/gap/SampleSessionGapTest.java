package io.drillmaster.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.app.TabletopRecords;
import io.drillmaster.common.TabletopId;
import io.drillmaster.db.TestDatabase;
import io.drillmaster.plan.PlanStore;
import io.drillmaster.sample.Samples;
import io.drillmaster.tabletop.Actor;
import io.drillmaster.tabletop.CourseEvent;
import io.drillmaster.tabletop.Rating;
import io.drillmaster.tabletop.RecordEvent;
import io.drillmaster.tabletop.Story;
import io.drillmaster.tabletop.TabletopEvent;
import io.drillmaster.tabletop.Tabletops;
import io.drillmaster.verdict.GapCategory;
import io.drillmaster.verdict.Results;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SampleSessionGapTest {
    private static final Actor FAY = Actor.staff("fay");

    private final TestDatabase db = TestDatabase.fresh();
    private Instant now = Instant.parse("2026-11-21T09:00:00Z");
    private final Tabletops tabletops = new Tabletops(db.database().jdbi(), () -> now);
    private final GapService gaps = new GapService(
            db.database().jdbi(),
            new PlanStore(db.database().jdbi()),
            new Results(db.database().jdbi()),
            new TabletopRecords(tabletops),
            () -> now);

    @AfterEach
    void drop() {
        db.close();
    }

    @Test
    void aSampleSessionProvesNoRealGapAndTakesItsOwnWithIt() {
        var real = gap(played(tabletops.create("Real", Story.msel(), "fay"), Rating.U));
        var sample = played(tabletops.createSample("Sample", Story.msel(), "fay"), Rating.P);
        var ofSample = gap(sample);
        assertThat(ofSample.sample()).isTrue();
        assertThat(real.sample()).isFalse();

        assertThat(gaps.candidates(List.of(real)).get(real.id())).isEmpty();
        assertThatThrownBy(() -> gaps.close(real.id(), new ProvedBy.Table(sample), "fay"))
                .hasMessageContaining("is a sample session, which is made up and proves nothing");
        assertThat(gaps.countsOfSessions())
                .isEqualTo(Map.of(
                        real.origin().tabletop().orElseThrow(),
                        Map.of(GapCategory.RESPOND, 1),
                        sample,
                        Map.of(GapCategory.RESPOND, 1)));

        assertThat(new Samples(db.database().jdbi()).remove()).isZero();
        assertThat(gaps.list(GapFilter.ACCEPTED)).containsExactly(real);
    }

    private TabletopId played(TabletopId id, Rating rating) {
        for (var event : List.<TabletopEvent>of(
                new CourseEvent.LobbyOpened(),
                new CourseEvent.Started(List.of("ic", "dev")),
                new RecordEvent.Rated("CT-1.1", rating, "as seen", Optional.empty()),
                new CourseEvent.Closed())) {
            now = now.plusSeconds(10);
            var unused = tabletops.act(id, FAY, null, event);
        }
        return id;
    }

    private Gap gap(TabletopId id) {
        return gaps.add(
                new NewGap(
                        new Origin.Table(id, Optional.of("CT-1.1"), List.of()),
                        GapCategory.RESPOND,
                        "No call list",
                        "",
                        "",
                        Optional.empty()),
                "fay");
    }
}
