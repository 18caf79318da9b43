package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.identity.Role;
import io.drillmaster.tabletop.Coding;
import io.drillmaster.tabletop.ConsoleView;
import io.drillmaster.tabletop.InjectEvent;
import io.drillmaster.tabletop.PeopleEvent;
import io.drillmaster.tabletop.RecordEvent;
import io.drillmaster.tabletop.Story;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Answers are compared with expected actions by people who run a session, and nobody in the room learns of it. */
class TabletopCodingTest {
    private static final ApplicationFixture DRILLMASTER = ApplicationFixture.start();

    static {
        DRILLMASTER.account("ada", Role.ADMINISTRATOR);
        DRILLMASTER.account("fay", Role.MEMBER);
        DRILLMASTER.account("vic", Role.VIEWER);
    }

    private final Person fay = Person.signedIn(DRILLMASTER, "fay");
    private final RoomFixture session = RoomFixture.open(DRILLMASTER);
    private final Person cleo = session.join(DRILLMASTER, "Cleopatra", "ic");
    private final Person dan = session.join(DRILLMASTER, "Danton", "dev");
    private final String console = "/tabletops/" + session.id();

    @AfterAll
    static void stop() {
        DRILLMASTER.close();
    }

    @Test
    void anAnswerIsCodedOnTheConsoleCodedAgainAndTakenBack() {
        session.start().release("T-2");
        answers(cleo, Map.of("option", "rotate", "text", "I call Grace"));
        assertThat(fay.get(console).body()).contains("Matches an expected action", "aria-pressed=\"false\"");

        code(console, "Cleopatra", "DIFFERS");
        assertThat(given("Cleopatra").coded()).contains(Coding.DIFFERS);
        code(console, "Cleopatra", "MATCHES");
        assertThat(given("Cleopatra").coded()).contains(Coding.MATCHES);
        assertThat(fay.get(console).body()).contains("aria-pressed=\"true\"");
        code(console, "Cleopatra", "");
        assertThat(given("Cleopatra").coded()).isEmpty();
        assertThat(fay.get(console).body()).doesNotContain("aria-pressed=\"true\"");
    }

    @Test
    void evaluatorsCodeByRoleBesideWhatWasExpected() {
        session.start().release("T-2");
        assertThat(fay.get(console + "/evaluate").body()).contains("was answered yet");
        answers(cleo, Map.of("option", "rotate", "text", "I call Grace"));
        submit(dan, "pass", Map.of("inject", "T-2"));
        code(console + "/evaluate", "Cleopatra", "MATCHES");
        assertThat(fay.get(console + "/evaluate").body())
                .contains(Story.SECRET + " expected", "I call Grace", "passes")
                .contains("1 of 1 coded answer matches; 1 passed", "aria-pressed=\"true\"")
                .doesNotContain("Cleopatra", "Danton");
    }

    @Test
    void whatCannotBeCodedIsSaidAndNothingIsCodedByMistake() {
        session.start().release("T-2");
        answers(cleo, Map.of("option", "rotate"));
        var read = given("Cleopatra").answer().at().toString();
        answers(cleo, Map.of("option", "wait", "text", "on second thought"));
        var form = Map.of("coding", "MATCHES", "answered", read);
        assertThat(fay.submit(console, path("Cleopatra"), form).statusCode()).isEqualTo(303);
        assertThat(fay.get(console).body()).contains("was changed a moment ago. Read it again");
        assertThat(given("Cleopatra").coded()).isEmpty();

        var wrong = fay.submit(console, path("Cleopatra"), Map.of("coding", "GREAT", "answered", read));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("GREAT", "Say MATCHES or DIFFERS");
        var when = fay.submit(console, path("Cleopatra"), Map.of("coding", "MATCHES", "answered", "noon"));
        assertThat(when.statusCode()).isEqualTo(400);
        assertThat(when.body()).contains("noon", "Load the page again");
        var vic = Person.signedIn(DRILLMASTER, "vic");
        assertThat(vic.submit("/tabletops", path("Cleopatra"), form).statusCode())
                .isEqualTo(403);
    }

    @Test
    void theRoomIsToldNothingOfIt() throws Exception {
        var olga = session.join(DRILLMASTER, "Olga", "observer");
        var sam = session.join(DRILLMASTER, "Sam", "scribe");
        var seen = new StringBuilder();
        try (var one = RoomStream.of(cleo, session.room());
                var scribe = RoomStream.of(sam, session.room());
                var other = RoomStream.of(olga, session.room())) {
            session.start().release("T-2");
            answers(cleo, Map.of("option", "rotate", "text", "words-of-cleo"));
            session.does(new InjectEvent.Revealed("T-2"));
            one.awaitEvent("words-of-cleo");
            other.awaitEvent("words-of-cleo");
            code(console, "Cleopatra", "MATCHES");
            code(console, "Cleopatra", "DIFFERS");
            seen.append(cleo.get(session.room()).body())
                    .append(cleo.get(session.room() + "/own", "Accept", "application/json")
                            .body())
                    .append(sam.get(session.room()).body())
                    .append(olga.get(session.room()).body());
            session.release("T-1");
            seen.append(one.awaitEvent("Text of T-1.")).append(other.awaitEvent("Text of T-1."));
            scribe.awaitEvent("Text of T-1.");
            seen.append(one.all()).append(scribe.all()).append(other.all());
        }
        assertThat(seen.toString())
                .contains("words-of-cleo")
                .doesNotContainIgnoringCase("coded", "DIFFERS", "matches an", "expected action", Story.SECRET);
    }

    @Test
    void theReportHasTheNumbersWithTheirDenominators() {
        session.start().release("T-2");
        answers(cleo, Map.of("option", "rotate", "text", "I call Grace"));
        answers(dan, Map.of("option", "wait"));
        code(console, "Cleopatra", "MATCHES");
        submit(dan, "ask", Map.of("text", "between us"));
        submit(dan, "hand", Map.of("why", "CLARIFY", "text", "a line"));
        session.does(new RecordEvent.Noted(Optional.empty(), "a private note"));
        var gone = session.join(DRILLMASTER, "Gone", "dev");
        assertThat(gone.get(session.room()).statusCode()).isEqualTo(200);
        session.does(new PeopleEvent.Removed(session.person("Gone")));
        for (var text : List.of(
                fay.get(console + "/report").body(),
                fay.get(console + "/report.md").body())) {
            assertThat(text)
                    .contains("1 of 1 coded answer matches; 1 not coded")
                    .contains("2 of 2 who were asked")
                    .contains("2, 2 of them during the story (T-2: 2)")
                    .contains("2 of 3 who came in; the others were sent out")
                    .contains("EXERCISE")
                    .doesNotContain("between us", "Cleopatra", "a private note");
        }
    }

    private ConsoleView.Given given(String name) {
        return session.tabletops().console(session.id()).runOfShow().stream()
                .flatMap(row -> row.answers().stream())
                .filter(given -> given.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String path(String name) {
        return console + "/injects/T-2/answers/" + session.person(name) + "/coding";
    }

    private void code(String page, String name, String coding) {
        var answered = given(name).answer().at().toString();
        var answer = fay.submit(page, path(name), Map.of("coding", coding, "answered", answered, "back", page));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains(page);
    }

    private void answers(Person person, Map<String, String> fields) {
        var form = new HashMap<>(fields);
        form.put("inject", "T-2");
        submit(person, "answer", form);
    }

    private void submit(Person person, String what, Map<String, String> fields) {
        var answer = person.submit(session.room(), session.room() + "/" + what, fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }
}
