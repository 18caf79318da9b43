package io.drillmaster.app;

import io.drillmaster.common.TabletopId;
import io.drillmaster.tabletop.Actor;
import io.drillmaster.tabletop.Coding;
import io.drillmaster.tabletop.CourseEvent;
import io.drillmaster.tabletop.Feedback;
import io.drillmaster.tabletop.InjectEvent;
import io.drillmaster.tabletop.Rating;
import io.drillmaster.tabletop.RecordEvent;
import io.drillmaster.tabletop.Seat;
import io.drillmaster.tabletop.Story;
import io.drillmaster.tabletop.TabletopEvent;
import io.drillmaster.tabletop.Tabletops;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jdbi.v3.core.Jdbi;

/** Plays whole sessions of the test's story in the past, as people would have, on a clock of its own. */
final class TabletopHistory {
    private static final List<Rating> RATINGS = List.of(Rating.values());
    private static final Actor FAY = Actor.staff("fay");

    private final Random random = new Random(11);
    private Instant now;
    private final Tabletops tabletops;

    TabletopHistory(Jdbi jdbi) {
        this.now = Instant.EPOCH;
        this.tabletops = new Tabletops(jdbi, () -> now);
    }

    /** A session that begins at this moment and is closed two hours later. */
    TabletopId played(String title, Instant at) {
        var id = opened(title, at);
        var people = new ArrayList<Seat>();
        people.add(tabletops.join(id, "Cleo", "ic"));
        for (var i = 0; i < 2 + random.nextInt(4); i++) {
            people.add(tabletops.join(id, "Dan " + i, "dev"));
        }
        people.add(tabletops.join(id, "Olga", io.drillmaster.tabletop.Person.OBSERVER));
        does(id, new CourseEvent.Started(List.of()));
        does(id, new InjectEvent.Released("T-1", Optional.empty()));
        passes(300);
        says(id, people.get(1), new RecordEvent.Asked("Which proxy?"));
        question(id, "T-2", people);
        passes(60 + random.nextInt(600));
        if (random.nextInt(4) > 0) {
            does(id, new InjectEvent.Decided("T-2", Optional.of("rotate"), "", "they were in", "ic"));
        }
        does(id, new InjectEvent.Released("T-3", Optional.empty()));
        question(id, "T-5", random.nextInt(3) == 0 ? List.of() : people);
        passes(60 + random.nextInt(900));
        does(id, new InjectEvent.Decided("T-5", Optional.of("wait"), "", "", ""));
        for (var i = 0; i < 6; i++) {
            does(id, new RecordEvent.Rated("CT-1.1", RATINGS.get(random.nextInt(5)), "seen", Optional.empty()));
        }
        does(id, new CourseEvent.HotwashBegun());
        people.forEach(seat -> thinks(id, seat));
        now = at.truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofHours(2));
        does(id, new CourseEvent.Closed());
        return id;
    }

    /** A session that is closed before anything was told. */
    TabletopId neverStarted(String title, Instant at) {
        var id = opened(title, at);
        does(id, new CourseEvent.Closed());
        return id;
    }

    /** A session that is still being played. */
    TabletopId open(String title, Instant at) {
        var id = opened(title, at);
        does(id, new CourseEvent.Started(List.of("ic", "dev")));
        return id;
    }

    private TabletopId opened(String title, Instant at) {
        now = at.truncatedTo(ChronoUnit.SECONDS);
        var id = tabletops.create(title, Story.msel(), "fay");
        does(id, new CourseEvent.LobbyOpened());
        return id;
    }

    private void question(TabletopId id, String inject, List<Seat> people) {
        does(id, new InjectEvent.Released(inject, Optional.empty()));
        for (var seat : people.subList(0, Math.max(0, people.size() - 1))) {
            passes(20 + random.nextInt(150));
            var passes = random.nextInt(7) == 0;
            says(
                    id,
                    seat,
                    new InjectEvent.Answered(
                            inject, passes ? Optional.empty() : Optional.of("rotate"), passes ? "" : "I call", passes));
            if (!passes && random.nextInt(4) > 0) {
                var coding = random.nextInt(3) > 0 ? Coding.MATCHES : Coding.DIFFERS;
                does(id, new InjectEvent.Coded(inject, seat.person(), now, Optional.of(coding)));
            }
        }
    }

    private void thinks(TabletopId id, Seat seat) {
        tabletops.giveFeedback(
                id,
                seat.person(),
                new Feedback(
                        Map.of(
                                Feedback.Statement.REALISM, 3 + random.nextInt(3),
                                Feedback.Statement.STRUCTURE, 1 + random.nextInt(5)),
                        List.of(),
                        List.of(),
                        "",
                        "",
                        ""));
    }

    private void passes(int seconds) {
        now = now.plusSeconds(seconds);
    }

    private void says(TabletopId id, Seat seat, TabletopEvent event) {
        var unused = tabletops.act(id, Actor.person(seat.person()), null, event);
    }

    private void does(TabletopId id, TabletopEvent event) {
        var unused = tabletops.act(id, FAY, null, event);
    }
}
