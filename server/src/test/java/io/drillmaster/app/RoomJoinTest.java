package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.tabletop.CourseEvent;
import io.drillmaster.tabletop.PeopleEvent;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RoomJoinTest {
    private static final MovableClock CLOCK = new MovableClock();
    private static final ApplicationFixture DRILLMASTER = ApplicationFixture.start(Map.of(), CLOCK);

    @AfterAll
    static void stop() {
        DRILLMASTER.close();
    }

    @Test
    void aCodeANameAndARoleLetSomebodyInWithoutAnAccount() {
        var session = RoomFixture.open(DRILLMASTER);
        var person = new Person(DRILLMASTER.address());
        assertThat(person.get("/join").body()).contains("EXERCISE", "Code");
        assertThat(person.get("/join?code=k7w+2qx").headers().firstValue("Location"))
                .contains("/join/k7w+2qx");

        var door = person.get(session.door()).body();
        assertThat(door)
                .contains("EXERCISE", "Incident commander", "Leads.", "Nobody has it yet", "Observer", "Scribe");

        var answer = person.submit(session.door(), session.door(), Map.of("name", "Cleo", "role", "ic"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains(session.room());
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("room-" + session.id() + "=")
                        .contains("Path=" + session.room(), "HttpOnly", "SameSite=Lax", "Max-Age=604800")
                        .doesNotContain("Secure"));
        assertThat(person.get(session.room()).body()).contains("Cleo", "Incident commander", "EXERCISE");
        assertThat(new Person(DRILLMASTER.address()).get(session.door()).body()).contains("One person has it");
    }

    @Test
    void whoIsInAlreadyGoesStraightInAsTheSamePerson() {
        var session = RoomFixture.open(DRILLMASTER);
        var cleo = session.join(DRILLMASTER, "Cleo", "ic");
        assertThat(cleo.get(session.door()).headers().firstValue("Location")).contains(session.room());
        var again = cleo.submit(session.room(), session.door(), Map.of("name", "Somebody else", "role", "dev"));
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(session.tabletops().people(session.id())).hasSize(1);
    }

    @Test
    void cookiesOfServersBehindHttpsTravelOverHttpsOnly() {
        try (var secure = ApplicationFixture.start(Map.of("http.secure-cookies", "true"), CLOCK)) {
            var session = RoomFixture.open(secure);
            var person = new Person(secure.address());
            var csrf = person.get(session.door()); // its cookie does not come back over http
            assertThat(csrf.headers().allValues("Set-Cookie"))
                    .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
        }
    }

    @Test
    void whyTheDoorIsShutIsSaid() {
        var draft = RoomFixture.draft(DRILLMASTER);
        var person = new Person(DRILLMASTER.address());
        assertThat(person.get(draft.door()).statusCode()).isEqualTo(409);
        assertThat(person.get(draft.door()).body()).contains("has not opened yet");

        var session = RoomFixture.open(DRILLMASTER).does(new PeopleEvent.DoorLocked());
        var locked = person.submit(session.door(), session.door(), Map.of("name", "Cleo", "role", "ic"));
        assertThat(locked.statusCode()).isEqualTo(403);
        assertThat(locked.body()).contains("The door of this session is locked.", "value=\"Cleo\"");

        var nameless = RoomFixture.open(DRILLMASTER);
        var blank = person.submit(nameless.door(), nameless.door(), Map.of("name", " ", "role", "ic"));
        assertThat(blank.statusCode()).isEqualTo(400);
        assertThat(blank.body()).contains("Give a name");

        var over = nameless.door();
        nameless.does(new CourseEvent.Closed());
        assertThat(person.get(over).statusCode()).isEqualTo(404);
        assertThat(person.get(over).body()).contains("the session is over or has another code");
    }

    @Test
    void guessingCodesIsStoppedForAWhile() {
        var session = RoomFixture.open(DRILLMASTER);
        var guesser = new Person(DRILLMASTER.address());
        var guesses = 0;
        while (guesser.get("/join/AAAA22").statusCode() == 404) {
            guesses++;
        }
        assertThat(guesses).isBetween(10, 20); // others in this class guessed too
        var refused = guesser.get(session.door());
        assertThat(refused.statusCode()).as("also for a right code").isEqualTo(429);
        assertThat(refused.body()).contains("too many wrong codes", "ten minutes");
        CLOCK.advance(Duration.ofMinutes(10));
        assertThat(guesser.get(session.door()).statusCode()).isEqualTo(200);
    }

    @Test
    void theFormOfTheDoorIsTakenFromOurOwnPageOnly() {
        var session = RoomFixture.open(DRILLMASTER);
        var person = new Person(DRILLMASTER.address());
        assertThat(person.post(session.door(), Map.of("name", "Eve", "role", "ic"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(session.tabletops().people(session.id())).isEmpty();
    }
}
