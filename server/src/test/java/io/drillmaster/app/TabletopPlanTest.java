package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.common.TabletopId;
import io.drillmaster.gap.Gap;
import io.drillmaster.gap.GapFilter;
import io.drillmaster.gap.GapService;
import io.drillmaster.gap.GapStatus;
import io.drillmaster.gap.NewGap;
import io.drillmaster.gap.Origin;
import io.drillmaster.gap.ProvedBy;
import io.drillmaster.identity.Role;
import io.drillmaster.tabletop.Actor;
import io.drillmaster.tabletop.CourseEvent;
import io.drillmaster.tabletop.Rating;
import io.drillmaster.tabletop.RecordEvent;
import io.drillmaster.tabletop.SessionState;
import io.drillmaster.tabletop.Story;
import io.drillmaster.tabletop.TabletopEvent;
import io.drillmaster.verdict.GapCategory;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The improvement plan of a tabletop, over HTTP and without scripts. */
class TabletopPlanTest {
    private static final ApplicationFixture DRILLMASTER = ApplicationFixture.start();
    private static final Actor FAY = Actor.staff("fay");

    static {
        DRILLMASTER.account("ada", Role.ADMINISTRATOR);
        DRILLMASTER.account("fay", Role.MEMBER);
        DRILLMASTER.account("vic", Role.VIEWER);
    }

    private final Person fay = Person.signedIn(DRILLMASTER, "fay");
    private final Person vic = Person.signedIn(DRILLMASTER, "vic");

    @AfterAll
    static void stop() {
        DRILLMASTER.close();
    }

    @Test
    void closingASessionSuggestsGapsWhichBecomeThePlan() {
        var id = playedUntilTheHotwash();
        assertThat(fay.get(report(id)).body()).contains("It is written when the session is closed");
        var closed = fay.submit("/tabletops/" + id, "/tabletops/" + id + "/close", Map.of());
        assertThat(closed.statusCode()).isEqualTo(303);
        assertThat(suggested(id)).as("without anybody having opened the report").hasSize(2);

        var task = suggested(id).get(0);
        var wish = suggested(id).get(1);
        assertThat(fay.get(report(id)).body())
                .contains("What the record suggests", "Unable to be performed: ", "U: Nobody told the desk")
                .contains(
                        "event " + event(task) + " at 0:0",
                        "about CT-1.1",
                        "A call list for nights",
                        "one person voted")
                .contains("No gap has been accepted or added.")
                .doesNotContain("Cleopatra");

        var accepted =
                decide(id, task, Map.of("decision", "accept", "title", "The desk is not told", "category", "DELIVER"));
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(303);
        assertThat(accepted.headers().firstValue("Location")).contains(report(id) + "#plan");
        var dropped = decide(id, wish, Map.of("decision", "drop"));
        assertThat(dropped.statusCode()).isEqualTo(303);

        var page = fay.get(report(id)).body();
        assertThat(page)
                .contains("1 gap: Deliver 1", "The desk is not told", id + ", task CT-1.1", "nobody yet")
                .contains("What was observed", "Recorded in " + id + " as event " + event(task) + ".")
                .contains("Closes when CT-1.1 is rated P or S in a later session of the same tabletop.")
                .doesNotContain("What the record suggests");
        assertThat(vic.get(report(id)).body())
                .contains("The desk is not told")
                .doesNotContain("/plan/gaps", "Change GAP");
        assertThat(vic.get(report(id) + ".md").body())
                .contains("## Improvement plan (EXERCISE)")
                .contains("| " + task.id() + " | The desk is not told | Deliver | " + id
                        + ", task CT-1.1 | nobody yet | no date | Open |");
        assertThat(vic.get("/gaps").body())
                .contains("The desk is not told", "href=\"" + report(id) + "#plan\">" + id + ", task CT-1.1</a>");
    }

    @Test
    void whatTheHotwashWantsNeedsATaskAndNothingTypedIsLost() {
        var id = closed();
        var wish = suggested(id).get(1);

        var refused = decide(
                id,
                wish,
                Map.of("decision", "accept", "title", "Nobody has numbers", "category", "COMMUNICATE", "task", ""));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("Say which critical task or target it is about", "value=\"Nobody has numbers\"")
                .contains("value=\"COMMUNICATE\" selected");
        assertThat(suggested(id)).contains(wish);

        var accepted = decide(
                id,
                wish,
                Map.of("decision", "accept", "title", "Nobody has numbers", "category", "COMMUNICATE", "task", "CT-1"));
        assertThat(accepted.statusCode()).isEqualTo(303);
        assertThat(fay.get(report(id)).body()).contains(id + ", task CT-1<", "Nobody has numbers");
        assertThat(decide(id, suggested(id).get(0), Map.of("decision", "perhaps"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void whoIsLateWithADecisionIsToldAndChangesNothing() {
        var id = closed();
        var gap = suggested(id).get(0);
        var accept = Map.of("decision", "accept", "title", "The desk is not told", "category", "DELIVER");
        decide(id, gap, accept);
        var accepted = gaps().get(gap.id());
        for (var late : List.of(Map.of("decision", "drop"), accept)) {
            assertThat(decide(id, gap, late).statusCode()).isEqualTo(303);
            assertThat(fay.get(report(id)).body()).contains(gap.id() + " was decided meanwhile: it is “Open”");
        }
        assertThat(gaps().get(gap.id())).isEqualTo(accepted);
    }

    @Test
    void aGapIsAddedByHandWithTheTaskThatItIsAbout() {
        var id = closed();
        var refused = fay.submit(
                report(id),
                "/tabletops/" + id + "/plan/gaps",
                Map.of("title", "No one may decide", "task", "", "category", "TRIAGE", "owner", "Desk", "due", "soon"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("value=\"No one may decide\"", "value=\"Desk\"", "value=\"soon\"", "is not a date");

        var added = fay.submit(
                report(id),
                "/tabletops/" + id + "/plan/gaps",
                Map.of(
                        "title", "No one may decide",
                        "task", "CT-1",
                        "category", "TRIAGE",
                        "owner", "Desk",
                        "due", "2031-02-03"));
        assertThat(added.statusCode()).isEqualTo(303);
        assertThat(fay.get(report(id)).body()).contains("No one may decide", "Desk", "2031-02-03", "Triage 1");
    }

    @Test
    void aLaterSessionInWhichTheTaskWentWellIsOfferedAsTheProof() {
        var id = closed();
        var gap = suggested(id).get(0);
        decide(id, gap, Map.of("decision", "accept", "title", gap.title(), "category", "DELIVER"));
        var bad = playedAgain(Rating.M);
        var change = Map.of("owner", "Desk", "due", "", "back", report(id) + "#plan");
        var refused = fay.submit(report(id), "/gaps/" + gap.id(), with(change, "PROVED_BY " + bad));
        assertThat(refused.statusCode()).isEqualTo(303);
        assertThat(fay.get(report(id)).body())
                .contains("CT-1.1 was rated M in " + bad)
                .doesNotContain("PROVED_BY");
        var drill = DRILLMASTER.plan("SC-01", Duration.ofHours(1));
        fay.submit(report(id), "/gaps/" + gap.id(), with(change, "PROVED_BY " + drill));
        assertThat(fay.get(report(id)).body()).contains(drill + " is a live drill");

        var good = playedAgain(Rating.S);
        assertThat(fay.get(report(id)).body())
                .contains("it can be closed now", "Closed, proved by " + good)
                .doesNotContain("PROVED_BY " + bad);
        assertThat(fay.get("/gaps").body()).contains("PROVED_BY " + good);
        fay.submit("/gaps", "/gaps/" + gap.id(), with(change, "PROVED_BY " + good));
        assertThat(gaps().get(gap.id()).provedBy()).contains(new ProvedBy.Table(good));
        assertThat(fay.get(report(id)).body()).contains("Proved closed by " + good, "Proved closed</span>");
    }

    @Test
    void viewersReadThePlanAndDecideNothing() {
        var id = closed();
        var gap = suggested(id).get(0);
        for (var path : List.of("/plan/suggestions/" + gap.id(), "/plan/gaps")) {
            var answer = vic.submit(
                    "/account",
                    "/tabletops/" + id + path,
                    Map.of("decision", "accept", "title", "Mine", "category", "DETECT", "task", "CT-1"));
            assertThat(answer.statusCode()).as(path).isEqualTo(403);
        }
        assertThat(gaps().get(gap.id()).status()).isEqualTo(GapStatus.SUGGESTED);
        assertThat(gaps().list(GapFilter.ACCEPTED.in(id))).isEmpty();
    }

    @Test
    void aSuggestionIsDecidedInItsOwnReportOnly() {
        var id = closed();
        var other = closed();
        var gap = suggested(id).get(0);
        var drill = DRILLMASTER.plan("SC-01", Duration.ofHours(1));
        var ofDrill = gaps().add(
                        new NewGap(new Origin.Drill(drill), GapCategory.DETECT, "No rule", "", "", Optional.empty()),
                        "fay");
        var accept = Map.of("decision", "accept", "title", "Mine", "category", "DETECT", "task", "CT-1");
        assertThat(decide(other, gap, accept).statusCode()).isEqualTo(404);
        assertThat(decide(id, ofDrill, Map.of("decision", "drop")).statusCode()).isEqualTo(404);
        assertThat(fay.submit(report(id), "/exercises/" + drill + "/review/suggestions/" + gap.id(), accept)
                        .statusCode())
                .isEqualTo(404);
        assertThat(fay.get("/exercises/" + drill + "/review").body())
                .contains("No rule")
                .doesNotContain(gap.title());
        assertThat(gaps().get(gap.id())).isEqualTo(gap);
        assertThat(gaps().get(ofDrill.id())).isEqualTo(ofDrill);
    }

    private static Map<String, String> with(Map<String, String> fields, String status) {
        var all = new HashMap<>(fields);
        all.put("status", status);
        return all;
    }

    private HttpResponse<String> decide(TabletopId id, Gap gap, Map<String, String> fields) {
        return fay.submit(report(id), "/tabletops/" + id + "/plan/suggestions/" + gap.id(), fields);
    }

    private static GapService gaps() {
        return DRILLMASTER.parts().gaps();
    }

    private static List<Gap> suggested(TabletopId id) {
        return gaps().suggested(id);
    }

    private static long event(Gap gap) {
        return ((Origin.Table) gap.origin()).events().get(0);
    }

    private static String report(TabletopId id) {
        return "/tabletops/" + id + "/report";
    }

    private TabletopId closed() {
        var id = playedUntilTheHotwash();
        does(id, FAY, new CourseEvent.Closed());
        assertThat(fay.get(report(id)).statusCode()).isEqualTo(200); // which makes the suggestions, too
        return id;
    }

    private static TabletopId playedUntilTheHotwash() {
        var tabletops = DRILLMASTER.parts().tabletops();
        var id = tabletops.create("A test", Story.msel(), "fay");
        does(id, FAY, new CourseEvent.LobbyOpened());
        var cleo = Actor.person(tabletops.join(id, "Cleopatra", "ic").person());
        does(id, FAY, new CourseEvent.Started(List.of("dev")));
        does(id, FAY, new RecordEvent.Rated("CT-1.1", Rating.U, "Nobody told the desk", Optional.empty()));
        does(id, FAY, new CourseEvent.HotwashBegun());
        does(id, cleo, new RecordEvent.LookedBack(SessionState.Looking.IMPROVEMENT, "A call list for nights"));
        does(id, FAY, new RecordEvent.LookingBackRevealed());
        does(
                id,
                cleo,
                new RecordEvent.Voted(tabletops.console(id).reflections().get(0).item(), true));
        return id;
    }

    private static TabletopId playedAgain(Rating rating) {
        var id = DRILLMASTER.parts().tabletops().create("Again", Story.msel(), "fay");
        does(id, FAY, new CourseEvent.LobbyOpened());
        does(id, FAY, new CourseEvent.Started(List.of("ic", "dev")));
        does(id, FAY, new RecordEvent.Rated("CT-1.1", rating, "as seen", Optional.empty()));
        does(id, FAY, new CourseEvent.Closed());
        return id;
    }

    private static void does(TabletopId id, Actor by, TabletopEvent event) {
        var unused = DRILLMASTER.parts().tabletops().act(id, by, null, event);
    }
}
