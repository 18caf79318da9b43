package io.drillmaster.tabletop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.common.Problem;
import io.drillmaster.common.TabletopId;
import io.drillmaster.db.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
                                "T-2",
                                true,
                                2,
                                2,
                                1,
                                Optional.of(Duration.ofMinutes(3)),
                                Optional.of(Duration.ofMinutes(7)),
                                0,
                                new TabletopNumbers.Coded(2, 0, 0, 0)),
                        new TabletopNumbers.Asked(
                                "T-5",
                                false,
                                2,
                                0,
                                0,
                                Optional.empty(),
                                Optional.empty(),
                                0,
                                new TabletopNumbers.Coded(0, 0, 0, 0)));
        assertThat(numbers.attendance()).containsEntry("ic", 1).containsEntry("dev", 1);
        assertThat(numbers.observers()).isEqualTo(1);
        assertThat(numbers.firstResponse()).isEqualTo(new TabletopNumbers.Middle(2, 1, Optional.empty()));
    }

    @Test
    void questionsAndHandsThatAskAreCountedWithTheInjectThatWasNewest() {
        does(ADA, new CourseEvent.LobbyOpened());
        var cleo = tabletops.join(id, "Cleo", "ic");
        var dan = tabletops.join(id, "Dan", "dev");
        says(cleo, new RecordEvent.Asked("Before anything happened"));
        does(ADA, new CourseEvent.Started(List.of()));
        does(ADA, new InjectEvent.Released("T-1", Optional.empty()));
        says(dan, new PeopleEvent.HandRaised(Person.Why.QUESTION, "which proxy?"));
        says(dan, new PeopleEvent.HandRaised(Person.Why.CLARIFY, "the one in Bonn?"));
        does(ADA, new InjectEvent.Released("T-2", Optional.empty()));
        says(cleo, new PeopleEvent.HandRaised(Person.Why.BLOCKER, "no line"));
        does(ADA, new PeopleEvent.HandLowered(dan.person()));
        says(dan, new PeopleEvent.HandRaised(Person.Why.CLARIFY, ""));
        says(cleo, new RecordEvent.Asked("May I look?"));
        does(ADA, new InjectEvent.Released("T-5", Optional.empty()));
        does(ADA, new InjectEvent.Recalled("T-5"));
        says(cleo, new RecordEvent.Asked("Is it still T-2?"));
        does(ADA, new CourseEvent.HotwashBegun());
        says(cleo, new RecordEvent.Asked("After the story"));

        var numbers = TabletopNumbers.of(tabletops.console(id));

        assertThat(numbers.clarifications()).isEqualTo(new Clarifications(6, Map.of("T-1", 1, "T-2", 3)));
        assertThat(numbers.decisions())
                .singleElement()
                .satisfies(asked -> assertThat(asked.clarifications()).isEqualTo(3));
    }

    @Test
    void codedAnswersAreAShareOfThoseThatPeopleComparedAndNobodyIsDropped() {
        does(ADA, new CourseEvent.LobbyOpened());
        var cleo = tabletops.join(id, "Cleo", "ic");
        var dan = tabletops.join(id, "Dan", "dev");
        var eve = tabletops.join(id, "Eve", "dev");
        var fritz = tabletops.join(id, "Fritz", "dev");
        var gus = tabletops.join(id, "Gus", "dev");
        does(ADA, new CourseEvent.Started(List.of()));
        does(ADA, new InjectEvent.Released("T-2", Optional.empty()));
        List.of(cleo, dan, eve, fritz).forEach(seat -> answers(seat, "T-2"));
        says(gus, new InjectEvent.Answered("T-2", Optional.empty(), "", true));
        codes(cleo, Coding.DIFFERS);
        codes(cleo, Coding.MATCHES);
        codes(dan, Coding.DIFFERS);
        codes(eve, Coding.MATCHES);
        codes(fritz, Coding.MATCHES);
        does(ADA, coded(fritz, Optional.empty()));

        var numbers = TabletopNumbers.of(tabletops.console(id));
        assertThat(numbers.coded()).isEqualTo(new TabletopNumbers.Coded(4, 2, 1, 1));
        assertThat(numbers.coded().coded()).isEqualTo(3);
        assertThat(numbers.coded().open()).isEqualTo(1);
        assertThat(numbers.decisions())
                .singleElement()
                .satisfies(asked -> assertThat(asked.coded()).isEqualTo(numbers.coded()));

        passes(Duration.ofSeconds(5));
        var read = coded(eve, Optional.of(Coding.MATCHES));
        answers(eve, "T-2");
        assertThat(TabletopNumbers.of(tabletops.console(id)).coded())
                .as("an answer that was changed is another one")
                .isEqualTo(new TabletopNumbers.Coded(4, 1, 1, 1));
        refused(ADA, read, "answer-changed");
    }

    @Test
    void onlyThoseWhoRunTheSessionCodeAndOnlyWhatWasSaid() {
        does(ADA, new CourseEvent.LobbyOpened());
        var cleo = tabletops.join(id, "Cleo", "ic");
        var dan = tabletops.join(id, "Dan", "dev");
        does(ADA, new CourseEvent.Started(List.of()));
        does(ADA, new InjectEvent.Released("T-2", Optional.empty()));
        answers(cleo, "T-2");
        says(dan, new InjectEvent.Answered("T-2", Optional.empty(), "", true));
        var matches = Optional.of(Coding.MATCHES);
        refused(Actor.person(dan.person()), coded(cleo, matches), "facilitators-only");
        refused(ADA, coded(dan, matches), "no-answer");
        refused(ADA, new InjectEvent.Coded("T-2", "nobody", now, matches), "no-answer");
        refused(ADA, new InjectEvent.Coded("T-5", cleo.person(), now, matches), "not-released");
        var before = tabletops.story(id, "ic");
        does(ADA, coded(cleo, matches));
        assertThat(tabletops.story(id, "ic"))
                .usingRecursiveComparison()
                .ignoringFields("seq")
                .isEqualTo(before);
    }

    @Test
    void ratingsAndThoseWhoCameInAreCountedAndWhoWasSentOutIsNotThere() {
        does(ADA, new CourseEvent.LobbyOpened());
        var cleo = tabletops.join(id, "Cleo", "ic");
        var dan = tabletops.join(id, "Dan", "dev");
        does(ADA, new CourseEvent.Started(List.of()));
        does(ADA, new PeopleEvent.Removed(dan.person()));
        does(ADA, new RecordEvent.Rated("CT-1.1", Rating.S, "seen", Optional.empty()));
        does(ADA, new RecordEvent.Rated("CT-1.1", Rating.S, "seen again", Optional.empty()));
        does(ADA, new RecordEvent.Rated("CT-1", Rating.U, "the target", Optional.empty()));

        var numbers = TabletopNumbers.of(tabletops.console(id));
        assertThat(numbers.ratings())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(Rating.P, 0, Rating.S, 2, Rating.M, 0, Rating.U, 1, Rating.N, 0));
        assertThat(numbers.players()).isEqualTo(1);
        assertThat(numbers.cameIn()).isEqualTo(2);
        assertThat(numbers.attendance()).containsEntry("dev", 0);
        assertThat(cleo.session()).isEqualTo(id);
    }

    @Test
    void sessionsThatAreOverAreReadOnceUntilSomethingIsAdded() {
        does(ADA, new CourseEvent.LobbyOpened());
        var cleo = tabletops.join(id, "Cleo", "ic");
        does(ADA, new CourseEvent.Started(List.of("dev")));
        does(ADA, new InjectEvent.Released("T-2", Optional.empty()));
        answers(cleo, "T-2");
        var past = new PastTabletops(DB.database().jdbi());
        assertThat(of(past)).isEmpty();
        does(ADA, new CourseEvent.HotwashBegun());
        passes(Duration.ofMinutes(90));
        does(ADA, new CourseEvent.Closed());

        var first = of(past).orElseThrow();
        assertThat(first.startedAt()).contains(now.minus(Duration.ofMinutes(90)));
        assertThat(first.closedAt()).isEqualTo(now);
        assertThat(first.story()).isEqualTo("TTX-90 v1");
        assertThat(of(past)).containsSame(first);

        codes(cleo, Coding.MATCHES);
        var coded = of(past).orElseThrow();
        assertThat(coded.numbers().coded().matching()).isEqualTo(1);
        tabletops.giveFeedback(
                id,
                cleo.person(),
                new Feedback(Map.of(Feedback.Statement.REALISM, 4), List.of(), List.of(), "", "", ""));
        var thought = of(past).orElseThrow();
        assertThat(thought.feedback().counts().get(Feedback.Statement.REALISM)).containsExactly(0, 0, 0, 1, 0);
        assertThat(of(past)).containsSame(thought);
    }

    private Optional<PastTabletop> of(PastTabletops past) {
        return past.all().stream()
                .filter(session -> session.version().id().equals(id))
                .findFirst();
    }

    private InjectEvent.Coded coded(Seat seat, Optional<Coding> coding) {
        var answer = tabletops.console(id).runOfShow().stream()
                .flatMap(row -> row.answers().stream())
                .filter(given -> given.answer().person().equals(seat.person()))
                .findFirst()
                .orElseThrow()
                .answer();
        return new InjectEvent.Coded("T-2", seat.person(), answer.at(), coding);
    }

    private void codes(Seat seat, Coding coding) {
        does(ADA, coded(seat, Optional.of(coding)));
    }

    private void says(Seat seat, TabletopEvent event) {
        does(Actor.person(seat.person()), event);
    }

    private void refused(Actor by, TabletopEvent event, String code) {
        assertThatThrownBy(() -> tabletops.act(id, by, null, event))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
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
