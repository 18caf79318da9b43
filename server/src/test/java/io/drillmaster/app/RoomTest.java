package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.tabletop.CourseEvent;
import io.drillmaster.tabletop.InjectEvent;
import io.drillmaster.tabletop.PeopleEvent;
import io.drillmaster.tabletop.Rating;
import io.drillmaster.tabletop.RecordEvent;
import io.drillmaster.tabletop.Story;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RoomTest {
    private static final MovableClock CLOCK = new MovableClock();
    private static final ApplicationFixture DRILLMASTER = ApplicationFixture.start(Map.of(), CLOCK);

    @AfterAll
    static void stop() {
        DRILLMASTER.close();
    }

    @Test
    void aWholeSessionTellsNobodyWhatTheyMayNotKnow() throws Exception {
        var session = RoomFixture.open(DRILLMASTER);
        var cleo = session.join(DRILLMASTER, "Cleopatra", "ic");
        var dan = session.join(DRILLMASTER, "Danton", "dev");
        var olga = session.join(DRILLMASTER, "Olga", "observer");
        var seen = new StringBuilder();
        try (var stream = RoomStream.of(dan, session.room());
                var watching = RoomStream.of(olga, session.room())) {
            stream.awaitEvent("event: story", "Ground rules");
            session.start().release("T-1").release("T-2");
            session.does(new RecordEvent.Noted(Optional.of("T-1"), "private-note"));
            session.does(new RecordEvent.Rated("CT-1.1", Rating.U, "rating-text", Optional.empty()));
            act(cleo, session, "answer", Map.of("inject", "T-2", "option", "rotate", "text", "words-of-cleo"));
            act(cleo, session, "ask", Map.of("text", "asked-in-private"));
            act(cleo, session, "park", Map.of("text", "parked-by-cleo"));
            seen.append(stream.awaitEvent("What do you do about T-2?"));
            look(seen, dan, session);
            look(seen, olga, session);
            assertThat(seen + stream.all() + watching.all())
                    .contains("Text of T-1.")
                    .doesNotContain("words-of-cleo", "T-3", "The branch", "T-4", "Only the developer", "T-5");

            session.does(new InjectEvent.Revealed("T-2"));
            stream.awaitEvent("words-of-cleo", "1 of 2", "Incident commander");
            session.does(new InjectEvent.Decided("T-2", Optional.of("rotate"), "all of them", "they leaked", "ic"));
            session.release("T-3").release("T-5");
            act(dan, session, "answer", Map.of("inject", "T-5", "option", "wait"));
            look(seen, dan, session);
            session.does(new CourseEvent.HotwashBegun());
            act(cleo, session, "look-back", Map.of("kind", "STRENGTH", "text", "thought-of-cleo"));
            look(seen, dan, session);
            stream.awaitEvent("Hotwash");
            assertThat(seen + stream.all() + watching.all()).doesNotContain("thought-of-cleo");
            session.does(new RecordEvent.LookingBackRevealed());
            stream.awaitEvent("thought-of-cleo", "Vote");
            session.does(new CourseEvent.Closed());
            stream.awaitEvent("The session is over");
            look(seen, dan, session);
            look(seen, olga, session);
            seen.append(stream.all()).append(watching.all());
        }
        assertThat(seen.toString())
                .contains("The group decided", "they leaked")
                .doesNotContain(
                        Story.SECRET,
                        "Cleopatra",
                        "private-note",
                        "rating-text",
                        "asked-in-private",
                        "parked-by-cleo",
                        "T-4",
                        "Only the developer");
    }

    @Test
    void everythingWorksByFormsAlone() {
        var session = RoomFixture.open(DRILLMASTER);
        var cleo = session.join(DRILLMASTER, "Cleo", "ic");
        submit(cleo, session, "role", Map.of("role", "dev"));
        assertThat(session.tabletops().people(session.id())).containsValue("dev");
        session.start();
        assertThat(page(cleo, session)).contains("http-equiv=\"refresh\" content=\"20\"");
        session.release("T-2");
        assertThat(page(cleo, session))
                .contains("Not answered yet.", "Rotate the tokens", "Look for news")
                .doesNotContain("http-equiv=\"refresh\"");
        submit(cleo, session, "answer", Map.of("inject", "T-2", "text", "I call Grace"));
        assertThat(page(cleo, session)).contains("You can change it until the reveal.", "I call Grace");
        submit(cleo, session, "pass", Map.of("inject", "T-2"));
        assertThat(page(cleo, session)).contains("You passed.");
        submit(cleo, session, "answer", Map.of("inject", "T-2", "option", "wait"));
        session.does(new InjectEvent.Revealed("T-2"));
        submit(cleo, session, "agree", Map.of("inject", "T-2", "with", session.person("Cleo"), "agrees", "true"));
        assertThat(page(cleo, session)).contains("What all answered", "1 agrees", "You agree", "1 of 1");
        submit(cleo, session, "hand", Map.of("why", "BLOCKER", "text", "no log"));
        assertThat(page(cleo, session)).contains("Your hand is up: <span>I am stuck");
        submit(cleo, session, "hand", Map.of());
        assertThat(page(cleo, session)).contains("Your hand is down.");
        session.does(new RecordEvent.ActionAssigned("dev", "Look at the lock file"));
        var item = session.tabletops().seq(session.id());
        submit(cleo, session, "done", Map.of("item", String.valueOf(item), "done", "true"));
        assertThat(page(cleo, session)).contains("Look at the lock file", "Not done after all");
        submit(cleo, session, "stop", Map.of("text", "the real thing"));
        assertThat(page(cleo, session)).contains("somebody called a real incident", "the real thing");
        session.does(new CourseEvent.StopLifted()).does(new CourseEvent.HotwashBegun());
        submit(cleo, session, "look-back", Map.of("kind", "STRENGTH", "text", "we called early"));
        assertThat(page(cleo, session)).contains("we called early", "Write in silence");
        session.does(new RecordEvent.LookingBackRevealed());
        var thought = session.tabletops()
                .story(session.id(), "dev")
                .reflections()
                .get(0)
                .item();
        submit(cleo, session, "vote", Map.of("item", String.valueOf(thought), "votes", "true"));
        assertThat(page(cleo, session)).contains("1 vote", "You voted");
    }

    @Test
    void whatIsRefusedIsSaidAndABrowserWithScriptsIsToldByJson() {
        var session = RoomFixture.open(DRILLMASTER);
        var cleo = session.join(DRILLMASTER, "Cleo", "ic");
        session.start().release("T-2");
        submit(cleo, session, "answer", Map.of("inject", "T-2"));
        assertThat(page(cleo, session)).contains("Write something first.");
        var refused = act(cleo, session, "answer", Map.of("inject", "T-4", "text", "guess"));
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.body()).contains("There is nothing to answer here.");
        var taken = act(cleo, session, "answer", Map.of("inject", "T-2", "text", "yes"));
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.body()).contains("\"T-2\":\"Sent. You can change it until the reveal.\"");
        var odd = act(cleo, session, "answer", Map.of("inject", "T-2", "text", "before\u0000after"));
        assertThat(odd.statusCode()).as("a character that no database keeps").isEqualTo(200);
        assertThat(page(cleo, session)).contains("before\uFFFDafter");
        assertThat(act(cleo, session, "hand", Map.of("why", "NONSENSE")).statusCode())
                .isEqualTo(400);
        assertThat(cleo.get("/room/TX-9999").statusCode()).isEqualTo(404);
        assertThat(cleo.get("/room/nonsense").statusCode()).isEqualTo(404);
        assertThat(new Person(DRILLMASTER.address()).get(session.room()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aFormThatArrivesTwiceCountsOnce() {
        var session = RoomFixture.open(DRILLMASTER);
        var cleo = session.join(DRILLMASTER, "Cleo", "ic");
        session.start();
        var before = session.tabletops().seq(session.id());
        act(cleo, session, "park", Map.of("text", "once", "request", "key-1"));
        act(cleo, session, "park", Map.of("text", "once", "request", "key-1"));
        assertThat(session.tabletops().seq(session.id())).isEqualTo(before + 1);
    }

    @Test
    void whoeverIsSentOutIsToldAndDoesNotComeBack() throws Exception {
        var session = RoomFixture.open(DRILLMASTER);
        var dan = session.join(DRILLMASTER, "Dan", "dev");
        try (var stream = RoomStream.of(dan, session.room())) {
            stream.awaitEvent("event: story");
            session.does(new PeopleEvent.Removed(session.person("Dan")));
            stream.awaitEvent("event: gone");
            stream.awaitEnd();
        }
        assertThat(dan.get(session.room()).statusCode()).isEqualTo(403);
        assertThat(dan.get(session.room()).body()).contains("You are not in session");
        assertThat(dan.get(session.room() + "/own").statusCode()).isEqualTo(403);
        assertThat(dan.get(session.room() + "/events").statusCode()).isEqualTo(403);
        assertThat(dan.get(session.door()).statusCode())
                .as("the door knows them no more")
                .isEqualTo(200);
    }

    @Test
    void anotherRoleIsToldAnotherStoryAtOnceAndLateComersTheWholeOfIt() throws Exception {
        var session = RoomFixture.open(DRILLMASTER);
        var cleo = session.join(DRILLMASTER, "Cleo", "ic");
        session.start().release("T-1").release("T-4");
        try (var stream = RoomStream.of(cleo, session.room())) {
            assertThat(stream.awaitEvent("event: story")).doesNotContain("Only the developer hears this");
            session.does(new PeopleEvent.RoleChanged(session.person("Cleo"), "dev"));
            stream.awaitEvent("Only the developer hears this");
        }
        var late = session.join(DRILLMASTER, "Lou", "dev");
        assertThat(page(late, session)).contains("Text of T-1.", "Only the developer hears this");
        try (var stream = RoomStream.of(late, session.room())) {
            stream.awaitEvent("event: story", "Text of T-1.", "Only the developer hears this");
        }
    }

    @Test
    void twoTabsAreOnePersonAndBothAreTold() throws Exception {
        var session = RoomFixture.open(DRILLMASTER);
        var cleo = session.join(DRILLMASTER, "Cleo", "ic");
        session.start();
        try (var one = RoomStream.of(cleo, session.room())) {
            try (var other = RoomStream.of(cleo, session.room())) {
                session.release("T-1");
                one.awaitEvent("Text of T-1.");
                other.awaitEvent("Text of T-1.");
                assertThat(session.tabletops().people(session.id())).hasSize(1);
            }
            session.release("T-2");
            one.awaitEvent("T-2");
            assertThat(session.tabletops().presence(session.id()).values()).allMatch(there -> there.connected());
        }
    }

    @Test
    void whatIsTakenBackIsGoneFromThePage() throws Exception {
        var session = RoomFixture.open(DRILLMASTER);
        var cleo = session.join(DRILLMASTER, "Cleo", "ic");
        session.start().release("T-1");
        try (var stream = RoomStream.of(cleo, session.room())) {
            stream.awaitEvent("Text of T-1.");
            session.does(new InjectEvent.Recalled("T-1"));
            assertThat(stream.awaitEvent("Withdrawn")).doesNotContain("Text of T-1.");
        }
    }

    @Test
    void aTimerThatEndsRevealsByItself() throws Exception {
        var session = RoomFixture.open(DRILLMASTER);
        var cleo = session.join(DRILLMASTER, "Cleo", "ic");
        session.does(new InjectEvent.Inserted(Story.timed("T-9"))).start().release("T-9");
        act(cleo, session, "answer", Map.of("inject", "T-9", "option", "wait"));
        try (var stream = RoomStream.of(cleo, session.room())) {
            assertThat(stream.awaitEvent("T-9")).doesNotContain("What all answered");
            CLOCK.advance(Duration.ofMinutes(3));
            stream.awaitEvent("What all answered");
        }
    }

    @Test
    void aReleaseOnOneServerReachesPeopleOnTheOtherAndARestartKeepsClockAndAnswers() throws Exception {
        var session = RoomFixture.open(DRILLMASTER);
        var cleo = session.join(DRILLMASTER, "Cleo", "ic");
        session.start().release("T-2");
        try (var elsewhere = DRILLMASTER.anotherServer(CLOCK)) {
            var there = cleo.at(elsewhere.address());
            try (var stream = RoomStream.of(there, session.room())) {
                stream.awaitEvent("What do you do about T-2?");
                session.release("T-1");
                stream.awaitEvent("Text of T-1.");
                act(
                        there,
                        session,
                        "answer",
                        Map.of("inject", "T-2", "option", "wait", "text", "from the other server"));
            }
            CLOCK.advance(Duration.ofMinutes(7));
        }
        assertThat(page(cleo, session)).contains("from the other server");
        try (var restarted = DRILLMASTER.anotherServer(CLOCK)) {
            var story = restarted.parts().tabletops().story(session.id(), "ic");
            assertThat(story.clock().elapsed()).isGreaterThanOrEqualTo(Duration.ofMinutes(7));
            assertThat(story.clock().running()).isTrue();
            assertThat(cleo.at(restarted.address()).get(session.room()).body()).contains("from the other server");
        }
    }

    /** Looks at all that a browser can ask for. */
    private static void look(StringBuilder seen, Person person, RoomFixture session) {
        seen.append(page(person, session))
                .append(person.get(session.room() + "/own", "Accept", "application/json")
                        .body())
                .append(person.get("/join").body());
    }

    private static String page(Person person, RoomFixture session) {
        var answer = person.get(session.room());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static void submit(Person person, RoomFixture session, String what, Map<String, String> fields) {
        var answer = person.submit(session.room(), session.room() + "/" + what, fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains(session.room());
    }

    /** As a browser with scripts does it. */
    private static HttpResponse<String> act(Person person, RoomFixture session, String what, Map<String, String> form) {
        var fields = new LinkedHashMap<>(form);
        fields.put("csrf", person.csrf(session.room()));
        return person.post(session.room() + "/" + what, fields, "Accept", "application/json");
    }
}
