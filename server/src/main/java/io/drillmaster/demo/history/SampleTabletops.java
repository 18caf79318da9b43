package io.drillmaster.demo.history;

import io.drillmaster.common.TabletopId;
import io.drillmaster.scenarios.msel.Inject;
import io.drillmaster.scenarios.msel.Msel;
import io.drillmaster.scenarios.msel.MselLibrary;
import io.drillmaster.tabletop.Actor;
import io.drillmaster.tabletop.Coding;
import io.drillmaster.tabletop.CourseEvent;
import io.drillmaster.tabletop.Feedback;
import io.drillmaster.tabletop.InjectEvent;
import io.drillmaster.tabletop.Person;
import io.drillmaster.tabletop.Rating;
import io.drillmaster.tabletop.RecordEvent;
import io.drillmaster.tabletop.Seat;
import io.drillmaster.tabletop.TabletopEvent;
import io.drillmaster.tabletop.Tabletops;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/**
 * Tabletops of the story: the shipped ones, played from the lobby to the end by people who do not exist, through the same
 * doors as real ones. The room learns: later sessions answer sooner, and more as expected. Chance is seeded.
 */
final class SampleTabletops {
    private static final long SEED = 20_260_302;
    private static final Actor FACILITATOR = Actor.staff(SampleExercises.PLANNER);
    private static final Duration BEGINS_AT = Duration.ofHours(13);
    private static final List<Play> PLAYS = List.of(
            new Play("TTX-01", 45, 0.35),
            new Play("TTX-03", 170, 0.45),
            new Play("TTX-01", 290, 0.6),
            new Play("TTX-02", 410, 0.7),
            new Play("TTX-01", 520, 0.85));

    private final StoryClock clock = new StoryClock();
    private final Tabletops tabletops;

    SampleTabletops(Jdbi jdbi) {
        this.tabletops = new Tabletops(jdbi, clock);
    }

    /**
     * A session of the story.
     *
     * @param day of the story on which it is played
     * @param skill of the room, from 0 to 1
     */
    private record Play(String msel, int day, double skill) {}

    /** Plays all of them. */
    void load(Instant present) {
        for (var i = 0; i < PLAYS.size(); i++) {
            var play = PLAYS.get(i);
            var msel = MselLibrary.ofShipped()
                    .find(play.msel())
                    .orElseThrow(() -> new IllegalStateException("no shipped tabletop " + play.msel()));
            clock.moveTo(Storyline.day(play.day(), present)
                    .atStartOfDay()
                    .toInstant(ZoneOffset.UTC)
                    .plus(BEGINS_AT));
            new Session(msel, play.skill(), new Random(SEED + i)).tell();
        }
    }

    /** One session being played. */
    private final class Session {
        private final Msel msel;
        private final double skill;
        private final Random random;
        private final TabletopId id;
        private final List<Seat> players = new ArrayList<>();

        Session(Msel msel, double skill, Random random) {
            this.msel = msel;
            this.skill = skill;
            this.random = random;
            this.id = tabletops.createSample("Sample: " + msel.title(), msel, SampleExercises.PLANNER);
        }

        void tell() {
            does(new CourseEvent.LobbyOpened());
            for (var role : msel.roles()) {
                if (random.nextDouble() < 0.6 + skill / 2) {
                    players.add(tabletops.join(id, "Sample " + role.name(), role.id()));
                }
            }
            var observer = tabletops.join(id, "Sample observer", Person.OBSERVER);
            passes(300);
            does(new CourseEvent.Started(tabletops.console(id).vacant().stream()
                    .map(Msel.PlayerRole::id)
                    .toList()));
            for (var next = tabletops.console(id).next();
                    next.isPresent();
                    next = tabletops.console(id).next()) {
                inject(next.get());
            }
            rate();
            does(new CourseEvent.HotwashBegun());
            players.forEach(this::thinks);
            thinks(observer);
            passes(900);
            does(new CourseEvent.Closed());
        }

        private void inject(String inject) {
            does(new InjectEvent.Released(inject, Optional.empty()));
            var released = clock.instant();
            passes(30);
            if (!players.isEmpty() && random.nextDouble() < 0.4 - skill / 3) {
                says(any(players), new RecordEvent.Asked("A sample question: which of the two hosts is meant?"));
            }
            var written = tabletops.console(id).runOfShow().stream()
                    .map(row -> row.inject())
                    .filter(there -> there.id().equals(inject))
                    .findFirst()
                    .orElseThrow();
            written.decision().ifPresent(decision -> {
                answers(written, decision, released);
                passes(60 + random.nextInt(240));
                if (random.nextDouble() < 0.75 + skill / 4) {
                    decides(inject, decision);
                }
            });
            passes(120 + random.nextInt(120));
        }

        /** In the order in which they come: each takes the time that it takes. */
        private void answers(Inject inject, Inject.Decision decision, Instant released) {
            var roles = tabletops.people(id);
            var delays = players.stream()
                    .filter(seat -> inject.reaches(roles.getOrDefault(seat.person(), "")))
                    .filter(seat -> random.nextDouble() < 0.8 + skill / 5)
                    .collect(Collectors.toMap(seat -> released.plusSeconds(delay()), seat -> seat, (one, other) -> one));
            delays.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(answer -> {
                        clock.moveTo(answer.getKey());
                        answer(inject, decision, answer.getValue());
                    });
        }

        private long delay() {
            return 35 + Math.round(Math.exp(5.6 - 1.4 * skill + random.nextGaussian() * 0.5));
        }

        private void answer(Inject inject, Inject.Decision decision, Seat seat) {
            var passes = random.nextDouble() < 0.12 - skill / 10;
            var option = passes || decision.options().isEmpty()
                    ? Optional.<String>empty()
                    : Optional.of(any(decision.options()).id());
            says(
                    seat,
                    new InjectEvent.Answered(
                            inject.id(), option, passes ? "" : "A sample answer, in words that mean nothing.", passes));
            if (!passes && !inject.expectedActions().isEmpty() && random.nextDouble() < 0.85) {
                does(new InjectEvent.Coded(
                        inject.id(),
                        seat.person(),
                        clock.instant(),
                        Optional.of(random.nextDouble() < skill ? Coding.MATCHES : Coding.DIFFERS)));
            }
        }

        private void decides(String inject, Inject.Decision decision) {
            var option = decision.options().isEmpty()
                    ? Optional.<String>empty()
                    : Optional.of(any(decision.options()).id());
            does(new InjectEvent.Decided(
                    inject, option, "A sample decision.", "", msel.roles().get(0).id()));
        }

        private void rate() {
            for (var objective : msel.objectives()) {
                for (var target : objective.targets()) {
                    for (var task : target.tasks()) {
                        does(new RecordEvent.Rated(
                                task.id(), rating(), "A sample observation of nothing.", Optional.empty()));
                    }
                }
            }
        }

        private Rating rating() {
            if (random.nextInt(8) == 0) {
                return Rating.N;
            }
            var done = skill + random.nextGaussian() * 0.25;
            return done > 0.8 ? Rating.P : done > 0.55 ? Rating.S : done > 0.3 ? Rating.M : Rating.U;
        }

        private void thinks(Seat seat) {
            if (random.nextInt(5) > 0) {
                var agreement = new EnumMap<Feedback.Statement, Integer>(Feedback.Statement.class);
                Arrays.stream(Feedback.Statement.values())
                        .forEach(statement -> agreement.put(
                                statement, Math.min(Feedback.MOST, 2 + random.nextInt(3) + (random.nextDouble() < skill ? 1 : 0))));
                tabletops.giveFeedback(
                        id, seat.person(), new Feedback(agreement, List.of(), List.of(), "", "", ""));
            }
        }

        private <T> T any(List<T> all) {
            return all.get(random.nextInt(all.size()));
        }

        private void passes(int seconds) {
            clock.moveTo(clock.instant().plusSeconds(seconds));
        }

        private void says(Seat seat, TabletopEvent event) {
            var unused = tabletops.act(id, Actor.person(seat.person()), null, event);
        }

        private void does(TabletopEvent event) {
            var unused = tabletops.act(id, FACILITATOR, null, event);
        }
    }
}
