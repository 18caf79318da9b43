package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drillmaster.common.TabletopId;
import io.drillmaster.identity.Role;
import io.drillmaster.tabletop.Actor;
import io.drillmaster.tabletop.ConsoleView;
import io.drillmaster.tabletop.CourseEvent;
import io.drillmaster.tabletop.InjectEvent;
import io.drillmaster.tabletop.PeopleEvent;
import io.drillmaster.tabletop.Phase;
import io.drillmaster.tabletop.RecordEvent;
import io.drillmaster.tabletop.Seat;
import io.drillmaster.tabletop.Story;
import io.drillmaster.tabletop.TabletopEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The pages of those who run a tabletop, over HTTP and without scripts. */
class TabletopPagesTest {
    private static final ApplicationFixture DRILLMASTER = ApplicationFixture.start();
    private static final Actor FAY = Actor.staff("fay");

    static {
        DRILLMASTER.account("ada", Role.ADMINISTRATOR);
        DRILLMASTER.account("fay", Role.MEMBER);
        DRILLMASTER.account("gil", Role.MEMBER);
        DRILLMASTER.account("vic", Role.VIEWER);
    }

    private final Person fay = Person.signedIn(DRILLMASTER, "fay");

    @AfterAll
    static void stop() {
        DRILLMASTER.close();
    }

    @Test
    void aSessionIsPreparedFromAnEventsListThatShips() {
        var chosen = fay.get("/tabletops/new").body();
        assertThat(chosen).contains("What is played", "Roles:");
        var msel = chosen.replaceAll("(?s).*?name=\"msel\"[^>]* value=\"([^\"]+)\".*", "$1");
        var answer = fay.submit("/tabletops/new", "/tabletops", Map.of("msel", msel, "title", "Tuesday with the SOC"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        var page = fay.get(answer.headers().firstValue("Location").orElseThrow());
        assertThat(page.body()).contains("Tuesday with the SOC", "EXERCISE", "Open the lobby", "Run of show");
        assertThat(fay.get("/tabletops").body()).contains("Tuesday with the SOC", "Draft");

        var refused = fay.submit("/tabletops/new", "/tabletops", Map.of("title", "Of nothing"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Choose what is played.", "Of nothing");
    }

    @Test
    void aSessionIsPlayedBesideALiveDrillAndPastDrillsCanBeToldAgain() {
        var drill = DRILLMASTER.open("SC-01", Duration.ofHours(1)).plan().id();
        var form = fay.get("/tabletops/new").body();
        assertThat(form).contains("value=\"live:" + drill + "\"", "Alone");
        var refused = fay.submit("/tabletops/new", "/tabletops", Map.of("msel", "TTX-01", "drill", "live:EX-9999"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Choose a drill of the list");

        var made = fay.submit("/tabletops/new", "/tabletops", Map.of("msel", "TTX-01", "drill", "live:" + drill));
        assertThat(made.statusCode()).isEqualTo(303);
        var id = TabletopId.parse(
                        made.headers().firstValue("Location").orElseThrow().replace("/tabletops/", ""))
                .orElseThrow();
        var tabletops = DRILLMASTER.parts().tabletops();
        var roles = tabletops.roles(id).stream().map(taken -> taken.role().id()).toList();
        tabletops.act(id, FAY, null, new CourseEvent.LobbyOpened());
        tabletops.act(id, FAY, null, new CourseEvent.Started(roles));
        assertThat(tabletops.story(id, "ic").injects()).isEmpty();

        io.drillmaster.verdict.Story.of(
                        DRILLMASTER.jdbi(),
                        DRILLMASTER.parts().plans().find(drill).orElseThrow())
                .executed(1, 60);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> tabletops.story(id, "ic").injects().stream()
                        .anyMatch(told -> told.id().equals("TT-01")));
    }

    @Test
    void theStartAsksForEachRoleThatNobodyHas() {
        var id = lobby();
        DRILLMASTER.parts().tabletops().join(id, "Cleo", "ic");
        assertThat(page(id)).contains("Play without", "Developer").doesNotContain("without-ic");
        press(id, "start", Map.of());
        assertThat(page(id)).contains("Nobody plays Developer");
        press(id, "start", Map.of("without", "dev"));
        assertThat(view(id).phase()).isEqualTo(Phase.RUNNING);
    }

    @Test
    void ofTwoFacilitatorsWhoReleaseAtOnceOneDoesItAndTheOtherIsTold() throws Exception {
        var id = running();
        var gil = Person.signedIn(DRILLMASTER, "gil");
        var page = "/tabletops/" + id;
        var pool = Executors.newFixedThreadPool(2);
        try {
            for (var answer : pool.invokeAll(List.<Callable<Integer>>of(
                    () -> fay.submit(page, page + "/injects/T-1/release", Map.of("request", "one"))
                            .statusCode(),
                    () -> gil.submit(page, page + "/injects/T-1/release", Map.of("request", "two"))
                            .statusCode()))) {
                assertThat(answer.get()).isEqualTo(303);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(view(id).timeline().stream().filter(line -> line.entry().event() instanceof InjectEvent.Released))
                .hasSize(1);
        var told = fay.get(page).body() + gil.get(page).body();
        assertThat(told).contains("T-1 was released already.", "Undo: recall T-1");
    }

    @Test
    void aFormThatIsSentTwiceDoesItsWorkOnce() {
        var id = running();
        press(id, "notes", Map.of("text", "Heard: they call the vendor", "request", "key-1"));
        press(id, "notes", Map.of("text", "Heard: they call the vendor", "request", "key-1"));
        assertThat(view(id).notes()).hasSize(1);
        assertThat(page(id)).contains("Heard: they call the vendor", "0:0");
    }

    @Test
    void anEditedTextASkippedAndAnAdHocInjectAreWhatPlayersGet() {
        var id = running();
        press(id, "injects/T-1/release", Map.of("body", "Said in other words."));
        assertThat(row(id, "T-1").body()).isEqualTo("Said in other words.");
        press(id, "injects/T-4/skip", Map.of("reason", "no time"));
        assertThat(row(id, "T-4").standing()).isEqualTo(ConsoleView.Standing.SKIPPED);
        press(
                id,
                "injects",
                Map.of(
                        "title", "A reporter calls",
                        "body", "What do you say?",
                        "channel", "PHONE",
                        "asks", "yes",
                        "timer", "3",
                        "now", "yes"));
        assertThat(row(id, "ADHOC-1").standing()).isEqualTo(ConsoleView.Standing.RELEASED);
        assertThat(page(id)).contains("A reporter calls", "Left out: no time", "2 min more");
        press(id, "injects/ADHOC-1/extend", Map.of("minutes", "2"));
        assertThat(row(id, "ADHOC-1").left().orElseThrow().toMinutes()).isBetween(4L, 5L);
        press(id, "injects/ADHOC-1/recall", Map.of());
        assertThat(row(id, "ADHOC-1").standing()).isEqualTo(ConsoleView.Standing.RECALLED);
    }

    @Test
    void aBranchWaitsForTheDecisionAndSaysHowItWent() {
        var id = running();
        press(id, "injects/T-1/release", Map.of());
        press(id, "injects/T-2/release", Map.of());
        assertThat(page(id)).contains("branch “Rotate the tokens” of T-2: waits for the group’s decision");
        press(
                id,
                "injects/T-2/decide",
                Map.of("option", "wait", "text", "until noon", "reason", "no proof", "owner", "ic"));
        assertThat(page(id))
                .contains(
                        "T-2: not taken", "The group decided:", "until noon", "because no proof", "Incident commander");
        press(id, "injects/T-2/decide", Map.of("option", "rotate"));
        assertThat(page(id)).contains("T-2: taken", "Release T-3");
    }

    @Test
    void answersPeopleAndWhatTheyWantAreOnTheConsoleByName() {
        var id = lobby();
        var cleo = DRILLMASTER.parts().tabletops().join(id, "Cleo", "ic");
        press(id, "start", Map.of("without", "dev"));
        press(id, "injects/T-2/release", Map.of());
        says(cleo, new InjectEvent.Answered("T-2", Optional.of("rotate"), "I call Grace", false));
        says(cleo, new PeopleEvent.HandRaised(io.drillmaster.tabletop.Person.Why.BLOCKER, "no VPN"));
        says(cleo, new RecordEvent.Asked("May we call the vendor?"));
        says(cleo, new RecordEvent.Parked("Who owns the mirror?"));
        assertThat(page(id))
                .contains(
                        "1 of 1 answered",
                        "I call Grace",
                        "Cleo",
                        "Hand raised:",
                        "I am stuck: no VPN",
                        "May we call the vendor?",
                        "Who owns the mirror?",
                        Story.SECRET + " expected",
                        Story.SECRET + " probe");
        press(id, "notes", Map.of("text", "she hesitated", "inject", "T-2"));
        assertThat(page(id)).contains(", T-2", "she hesitated");
        press(id, "people/" + cleo.person() + "/lower", Map.of());
        press(id, "people/" + cleo.person() + "/role", Map.of("role", "dev"));
        assertThat(view(id).people()).singleElement().satisfies(person -> {
            assertThat(person.hand()).isEmpty();
            assertThat(person.role()).isEqualTo("dev");
        });
        var item = view(id).parked().get(0).item();
        press(id, "parking/" + item, Map.of("fate", "AFTER"));
        press(id, "actions", Map.of("role", "ic", "text", "List the hosts"));
        assertThat(page(id)).contains("after the exercise", "List the hosts");
        press(id, "people/" + cleo.person() + "/send-out", Map.of());
        assertThat(view(id).people()).isEmpty();
    }

    @Test
    void theWallShowsNoSecretAndNoName() {
        var id = lobby();
        var cleo = DRILLMASTER.parts().tabletops().join(id, "Cleopatra", "ic");
        var wall = "/tabletops/" + id + "/screen";
        var code = DRILLMASTER.parts().tabletops().row(id).code().orElseThrow();
        assertThat(fay.get(wall).body()).contains(code, "QR code that leads to", "/join/" + code, "Nobody is blamed.");
        press(id, "start", Map.of("without", "dev"));
        press(id, "injects/T-1/release", Map.of());
        press(id, "injects/T-2/release", Map.of());
        says(cleo, new InjectEvent.Answered("T-2", Optional.of("rotate"), "I call Grace", false));
        press(id, "notes", Map.of("text", "a private note"));
        var hidden = fay.get(wall).body() + fay.get(wall + "/live").body();
        assertThat(hidden)
                .contains("Text of T-2.", "EXERCISE")
                .doesNotContain(Story.SECRET, "T-3", "The branch", "Cleopatra", "I call Grace", "a private note", code);
        press(id, "injects/T-2/reveal", Map.of());
        press(id, "injects/T-2/decide", Map.of("option", "rotate", "reason", "they were in"));
        assertThat(fay.get(wall).body())
                .contains("I call Grace", "Incident commander", "The group decided:", "Rotate the tokens")
                .doesNotContain(Story.SECRET, "Cleopatra");
    }

    @Test
    void aRealIncidentStopsTheExerciseUntilItIsSaidToBeOver() {
        var id = running();
        press(id, "stop", Map.of("text", "the proxy really is down"));
        assertThat(page(id))
                .contains("Real incident", "the proxy really is down")
                .doesNotContain("id=\"resume\"");
        assertThat(fay.get("/tabletops/" + id + "/screen").body()).contains("the proxy really is down");
        press(id, "stop/over", Map.of());
        press(id, "resume", Map.of());
        assertThat(view(id).phase()).isEqualTo(Phase.RUNNING);
    }

    @Test
    void anObservationNeedsATextAndIsCountedByObjectiveNeverAveraged() {
        var id = running();
        var page = "/tabletops/" + id + "/evaluate";
        assertThat(fay.get(page).body()).contains("Performed with some challenges", "CT-1.1");
        var empty = fay.submit(page, "/tabletops/" + id + "/observations", Map.of("task", "CT-1.1", "rating", "S"));
        assertThat(empty.statusCode()).isEqualTo(400);
        for (var key : List.of("a", "a", "b")) {
            fay.submit(
                    page,
                    "/tabletops/" + id + "/observations",
                    Map.of("task", "CT-1.1", "rating", "S", "text", "The alert reached the desk", "request", key));
        }
        assertThat(view(id).observations()).hasSize(2);
        assertThat(fay.get(page).body()).contains("The alert reached the desk", "S 2", "P 0", "U 0");
    }

    @Test
    void theReportTellsAllByRoleAndViewersReadItOnceItIsOver() {
        var id = lobby();
        var cleo = DRILLMASTER.parts().tabletops().join(id, "Cleopatra", "ic");
        var dan = DRILLMASTER.parts().tabletops().join(id, "Danilo", "dev");
        press(id, "start", Map.of());
        press(id, "injects/T-2/release", Map.of());
        says(cleo, new InjectEvent.Answered("T-2", Optional.of("rotate"), "now", false));
        says(dan, new InjectEvent.Answered("T-2", Optional.of("wait"), "only with | a proof", false));
        says(cleo, new RecordEvent.Asked("between us"));
        press(id, "notes", Map.of("text", "a private note"));
        press(id, "injects/T-2/decide", Map.of("option", "rotate", "reason", "they were in"));
        fay.submit(
                "/tabletops/" + id + "/evaluate",
                "/tabletops/" + id + "/observations",
                Map.of("task", "CT-1.1", "rating", "M", "text", "Nobody told the desk"));
        press(id, "actions", Map.of("role", "ic", "text", "List the hosts"));
        press(id, "hotwash", Map.of());
        says(cleo, new RecordEvent.LookedBack(io.drillmaster.tabletop.SessionState.Looking.STRENGTH, "We asked early"));
        press(id, "hotwash/reveal", Map.of());
        says(dan, new RecordEvent.Voted(view(id).reflections().get(0).item(), true));

        var vic = Person.signedIn(DRILLMASTER, "vic");
        var report = "/tabletops/" + id + "/report";
        assertThat(vic.get(report).statusCode()).isEqualTo(403);
        assertThat(fay.get(report).body()).contains("this is a draft");
        press(id, "close", Map.of());
        for (var text : List.of(vic.get(report).body(), vic.get(report + ".md").body())) {
            assertThat(text)
                    .contains("EXERCISE", "Rotate the tokens", "they were in", "Developer: Wait", "M 1", "P 0")
                    .contains("Nobody told the desk", "List the hosts", "We asked early", "Incident commander")
                    .contains("Minority views", "2 of 2", "Session closed")
                    .doesNotContain("Cleopatra", "Danilo", "a private note", "between us");
        }
        assertThat(vic.get(report + ".md").body()).contains("only with \\| a proof");
    }

    @Test
    void whoeverOnlyLooksSeesTheListAndNoConsole() {
        var id = running();
        var vic = Person.signedIn(DRILLMASTER, "vic");
        assertThat(vic.get("/tabletops").statusCode()).isEqualTo(200);
        assertThat(vic.get("/tabletops").body()).doesNotContain("New tabletop");
        for (var page : List.of("", "/live", "/screen", "/evaluate")) {
            assertThat(vic.get("/tabletops/" + id + page).statusCode()).as(page).isEqualTo(403);
        }
    }

    private TabletopId lobby() {
        var id = DRILLMASTER.parts().tabletops().create("A test", Story.msel(), "fay");
        var unused = DRILLMASTER.parts().tabletops().act(id, FAY, null, new CourseEvent.LobbyOpened());
        return id;
    }

    private TabletopId running() {
        var id = lobby();
        var unused = DRILLMASTER.parts().tabletops().act(id, FAY, null, new CourseEvent.Started(List.of("ic", "dev")));
        return id;
    }

    private void press(TabletopId id, String what, Map<String, String> fields) {
        var page = "/tabletops/" + id;
        var answer = fay.submit(page, page + "/" + what, new HashMap<>(fields));
        assertThat(answer.statusCode()).as(what + ": " + answer.body()).isEqualTo(303);
    }

    private void says(Seat seat, TabletopEvent event) {
        var unused = DRILLMASTER.parts().tabletops().act(seat.session(), Actor.person(seat.person()), null, event);
    }

    private String page(TabletopId id) {
        return fay.get("/tabletops/" + id).body();
    }

    private static ConsoleView view(TabletopId id) {
        return DRILLMASTER.parts().tabletops().console(id);
    }

    private static ConsoleView.Row row(TabletopId id, String inject) {
        return view(id).runOfShow().stream()
                .filter(row -> row.inject().id().equals(inject))
                .findFirst()
                .orElseThrow();
    }
}
