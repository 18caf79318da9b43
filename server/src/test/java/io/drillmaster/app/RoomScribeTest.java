package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drillmaster.identity.Role;
import io.drillmaster.tabletop.CourseEvent;
import io.drillmaster.tabletop.InjectEvent;
import io.drillmaster.tabletop.PeopleEvent;
import io.drillmaster.tabletop.RecordEvent;
import io.drillmaster.tabletop.Story;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What a scribe's browser gets that no other browser does, byte by byte; reminders; who is writing. */
class RoomScribeTest {
    private static final MovableClock CLOCK = new MovableClock();
    private static final ApplicationFixture DRILLMASTER = ApplicationFixture.start(Map.of(), CLOCK);

    @AfterAll
    static void stop() {
        DRILLMASTER.close();
    }

    @Test
    void hiddenAnswersReachTheScribeAndNoByteOfThemAnybodyElse() throws Exception {
        var session = RoomFixture.open(DRILLMASTER);
        var cleo = session.join(DRILLMASTER, "Cleopatra", "ic");
        var dan = session.join(DRILLMASTER, "Danton", "dev");
        var olga = session.join(DRILLMASTER, "Olga", "observer");
        var sue = session.join(DRILLMASTER, "Susanna", "scribe");
        session.start().release("T-1").release("T-2");
        try (var player = RoomStream.of(dan, session.room());
                var observer = RoomStream.of(olga, session.room());
                var scribe = RoomStream.of(sue, session.room())) {
            act(cleo, session, "answer", Map.of("inject", "T-2", "option", "rotate", "text", "words-of-cleo"));
            scribe.awaitEvent("words-of-cleo", "1 of 2 answered");
            act(sue, session, "note", Map.of("text", "note-of-sue"));
            act(sue, session, "decide", Map.of("inject", "T-2", "text", "decided-by-all", "owner", "ic"));
            player.awaitEvent("decided-by-all");
            observer.awaitEvent("decided-by-all");
            var line = session.tabletops().seq(session.id());
            act(sue, session, "correct", Map.of("item", String.valueOf(line), "text", "corrected-by-sue"));
            scribe.awaitEvent("corrected-by-sue", "note-of-sue");
            session.release("T-4"); // after which everybody has been told all of the above
            player.awaitEvent("Only the developer");
            assertThat(player.all() + observer.all() + all(dan, session) + all(olga, session))
                    .doesNotContain("words-of-cleo", "note-of-sue", "corrected-by-sue");
            assertThat(scribe.all() + all(sue, session))
                    .contains("words-of-cleo", "Susanna")
                    .doesNotContain(Story.SECRET, "Cleopatra", "Danton", "T-3", "T-5");
        }
    }

    @Test
    void aScribeWhoBecomesAPlayerLosesTheAnswersAtOnce() throws Exception {
        var session = RoomFixture.open(DRILLMASTER);
        var cleo = session.join(DRILLMASTER, "Cleo", "ic");
        var sue = session.join(DRILLMASTER, "Sue", "scribe");
        session.start().release("T-2");
        act(cleo, session, "answer", Map.of("inject", "T-2", "text", "words-of-cleo"));
        try (var stream = RoomStream.of(sue, session.room())) {
            stream.awaitEvent("words-of-cleo");
            var csrf = sue.csrf(session.room());
            session.does(new PeopleEvent.RoleChanged(session.person("Sue"), "dev"));
            var told = stream.awaitEvent("Installed it.");
            assertThat(told).doesNotContain("words-of-cleo", "said-T-2", "part-record");
            act(cleo, session, "answer", Map.of("inject", "T-2", "text", "second-words-of-cleo"));
            session.release("T-1");
            stream.awaitEvent("Text of T-1.");
            assertThat(stream.all() + all(sue, session)).doesNotContain("second-words-of-cleo");
            assertThat(all(sue, session)).doesNotContain("words-of-cleo", "The record");
            for (var what :
                    Map.of("decide", "inject", "note", "x", "correct", "item").entrySet()) {
                var refused = sue.post(
                        session.room() + "/" + what.getKey(),
                        Map.of("inject", "T-2", "item", "1", "text", "guess", "csrf", csrf),
                        "Accept",
                        "application/json");
                assertThat(refused.statusCode()).as(what.getKey()).isEqualTo(403);
            }
        }
    }

    @Test
    void aScribeWorksByFormsAloneAndTheReportShowsTheLineAndWhatPutItRight() {
        DRILLMASTER.account("ada", Role.ADMINISTRATOR);
        DRILLMASTER.account("fay", Role.MEMBER);
        DRILLMASTER.account("vic", Role.VIEWER);
        var session = RoomFixture.open(DRILLMASTER);
        var sue = session.join(DRILLMASTER, "Susanna", "scribe");
        session.start().release("T-2");
        assertThat(sue.get(session.room()).body())
                .contains("For the scribe", "The record", "not revealed: keep it to yourself")
                .doesNotContain("http-equiv=\"refresh\"");
        submit(
                sue,
                session,
                "decide",
                Map.of("inject", "T-2", "option", "rotate", "text", "rotate two", "reason", "x"));
        var line = session.tabletops().seq(session.id());
        assertThat(sue.get(session.room()).body()).contains("The group decided", "No. " + line, "rotate two");
        submit(sue, session, "correct", Map.of("item", "nine", "text", "all of them"));
        assertThat(sue.get(session.room()).body()).contains("Say which one by its number, found &#39;nine&#39;.");
        submit(sue, session, "correct", Map.of("item", String.valueOf(line), "text", "it was all of them"));
        assertThat(sue.get(session.room()).body()).contains("Corrected:", "it was all of them");

        var fay = Person.signedIn(DRILLMASTER, "fay");
        var report = "/tabletops/" + session.id() + "/report";
        var answer = fay.submit(
                report,
                "/tabletops/" + session.id() + "/corrections",
                Map.of("item", String.valueOf(line), "text", "all but one", "back", report));
        assertThat(answer.headers().firstValue("Location")).contains(report);
        session.does(new CourseEvent.Closed());
        assertThat(fay.get(report).body()).contains("Put a line right");
        var vic = Person.signedIn(DRILLMASTER, "vic");
        assertThat(vic.get(report).body()).doesNotContain("Put a line right");
        for (var text : List.of(vic.get(report).body(), vic.get(report + ".md").body())) {
            assertThat(text)
                    .contains(
                            "rotate two", "Corrected:", "it was all of them", "(Scribe,", "all but one", "Facilitator")
                    .doesNotContain("Susanna");
        }
    }

    @Test
    void whoHasNotAnsweredIsRemindedWhenTheTimeIsUp() throws Exception {
        var session = RoomFixture.open(DRILLMASTER);
        var cleo = session.join(DRILLMASTER, "Cleo", "ic");
        var dan = session.join(DRILLMASTER, "Dan", "dev");
        session.does(new InjectEvent.Inserted(Story.reminding("T-9"))).start().release("T-9");
        act(cleo, session, "answer", Map.of("inject", "T-9", "option", "wait"));
        try (var stream = RoomStream.of(dan, session.room())) {
            stream.awaitEvent("T-9", "\"reminded\":[]");
            CLOCK.advance(Duration.ofMinutes(3));
            assertThat(stream.awaitEvent("\"reminded\":[\"T-9\"]"))
                    .as("no part of the page is swapped for it")
                    .doesNotContain("<article");
        }
        var reminder = "data-about=\"What do you do about T-9?\">The time is up";
        assertThat(dan.get(session.room()).body()).contains(reminder);
        assertThat(cleo.get(session.room()).body()).doesNotContain(reminder);
        assertThat(session.tabletops()
                        .story(session.id(), "dev")
                        .injects()
                        .get(0)
                        .revealed())
                .isEmpty();
    }

    @Test
    void theConsoleSeesWhoIsWritingAndNobodySeesWhat() {
        DRILLMASTER.account("ada", Role.ADMINISTRATOR);
        DRILLMASTER.account("fay", Role.MEMBER);
        var session = RoomFixture.open(DRILLMASTER);
        var dan = session.join(DRILLMASTER, "Dan", "dev");
        session.start().release("T-2");
        var fay = Person.signedIn(DRILLMASTER, "fay");
        var console = "/tabletops/" + session.id();
        assertThat(fay.get(console).body()).doesNotContain("is writing");
        var seq = session.tabletops().seq(session.id());
        assertThat(act(dan, session, "writing", Map.of("text", "half-a-thought")))
                .isEqualTo(204);
        await().untilAsserted(() -> assertThat(fay.get(console).body()).contains("is writing"));
        assertThat(fay.get(console).body()).doesNotContain("half-a-thought");
        assertThat(session.tabletops().seq(session.id()))
                .as("nothing is kept of it")
                .isEqualTo(seq);
        CLOCK.advance(Duration.ofSeconds(15));
        assertThat(fay.get(console).body()).doesNotContain("is writing");

        act(dan, session, "writing", Map.of());
        act(dan, session, "answer", Map.of("inject", "T-2", "option", "wait"));
        assertThat(fay.get(console).body()).as("sent is written").doesNotContain("is writing");
        assertThat(new Person(DRILLMASTER.address())
                        .post(session.room() + "/writing", Map.of())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void textsAreLaidOutForThoseWhoRunTheSessionAndOnTheWallAsInTheRoom() {
        DRILLMASTER.account("ada", Role.ADMINISTRATOR);
        DRILLMASTER.account("fay", Role.MEMBER);
        var session = RoomFixture.open(DRILLMASTER);
        session.start()
                .does(new InjectEvent.Released(
                        "T-1", Optional.of("It is **urgent**: <script>alert(1)</script>\n\n- one\n- two")));
        var fay = Person.signedIn(DRILLMASTER, "fay");
        for (var page : List.of("", "/screen")) {
            assertThat(fay.get("/tabletops/" + session.id() + page).body())
                    .as(page)
                    .contains("<strong>urgent</strong>", "<li>one</li>", "&lt;script&gt;alert(1)")
                    .doesNotContain("<script>alert", "**urgent**");
        }
        session.does(new InjectEvent.Recalled("T-1"));
        assertThat(fay.get("/tabletops/" + session.id()).body())
                .as("what is put into other words is the text as it was written")
                .contains("It is **urgent**");
    }

    @Test
    void theListOfSessionsCountsWhoIsThere() {
        DRILLMASTER.account("ada", Role.ADMINISTRATOR);
        DRILLMASTER.account("vic", Role.VIEWER);
        var session = RoomFixture.open(DRILLMASTER);
        session.join(DRILLMASTER, "Cleo", "ic");
        session.join(DRILLMASTER, "Dan", "dev");
        session.does(new PeopleEvent.Removed(session.person("Dan")));
        session.does(new RecordEvent.Noted(Optional.empty(), "x"));
        assertThat(Person.signedIn(DRILLMASTER, "vic").get("/tabletops").body())
                .containsPattern("(?s)" + session.id() + "(?:(?!</tr>).)*>1 person<");
    }

    /** All that a browser can ask for. */
    private static String all(Person person, RoomFixture session) {
        return person.get(session.room()).body()
                + person.get(session.room() + "/own").body()
                + person.get(session.room() + "/story").body()
                + person.get(session.room() + "/feedback").body();
    }

    private static void submit(Person person, RoomFixture session, String what, Map<String, String> fields) {
        var answer = person.submit(session.room(), session.room() + "/" + what, fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    private static int act(Person person, RoomFixture session, String what, Map<String, String> form) {
        var fields = new LinkedHashMap<>(form);
        fields.put("csrf", person.csrf(session.room()));
        var answer = person.post(session.room() + "/" + what, fields, "Accept", "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return answer.statusCode();
    }
}
