package io.drillmaster.pages;

import io.drillmaster.pages.view.Chip;
import io.drillmaster.pages.view.Choice;
import io.drillmaster.pages.view.Field;
import io.drillmaster.pages.view.FieldError;
import io.drillmaster.pages.view.Markup;
import io.drillmaster.pages.view.Moment;
import io.drillmaster.pages.view.NamedValue;
import io.drillmaster.pages.view.TabletopEvaluatePage;
import io.drillmaster.pages.view.TabletopListPage;
import io.drillmaster.pages.view.TabletopNewPage;
import io.drillmaster.pages.view.TabletopPage;
import io.drillmaster.pages.view.TabletopPlan;
import io.drillmaster.pages.view.TabletopReportPage;
import io.drillmaster.pages.view.TabletopScreenPage;
import io.drillmaster.pages.view.Tone;
import java.util.List;

/** The pages of a tabletop, full and empty. */
final class TabletopPreviews {
    private static final Chip RUNNING = new Chip("Running", Tone.GOOD);
    private static final TabletopPage.Clock CLOCK = new TabletopPage.Clock("12:05", 725_000, true, "Day 1, 09:40");
    private static final TabletopPage.Qr QR = new TabletopPage.Qr(29, "M4 4h1v1h-1z");
    private static final TabletopPage.Door DOOR =
            new TabletopPage.Door("ABC234", "https://drill.example/join/ABC234", QR, false);
    private static final List<Choice> ROLES =
            List.of(new Choice("ic", "Incident commander", true), new Choice("dev", "Developer", false));
    private static final TabletopPage.Attachment FILE =
            new TabletopPage.Attachment("proxy.log", "GET /simple/pytorch-utilz/", "One line of the proxy's log.");
    private static final List<TabletopPage.Bar> BARS =
            List.of(new TabletopPage.Bar("Rotate the tokens", 2, 66), new TabletopPage.Bar("Wait", 1, 33));
    private static final TabletopEvaluatePage.Observation SEEN = new TabletopEvaluatePage.Observation(
            "S", "CT-1.1 An alert reaches a person", "The desk read it aloud.", "fay", "4:10", "TT-02");

    private TabletopPreviews() {}

    static TabletopListPage list() {
        return new TabletopListPage(
                List.of(
                        new TabletopListPage.Row(
                                "TX-0002",
                                "Wednesday",
                                "TTX-01 v1",
                                RUNNING,
                                "2 people",
                                "made by fay",
                                "/tabletops/TX-0002",
                                null),
                        new TabletopListPage.Row(
                                "TX-0001",
                                "Tuesday",
                                "TTX-01 v1",
                                new Chip("Closed", Tone.NEUTRAL),
                                "9 people",
                                "made by fay",
                                null,
                                "/tabletops/TX-0001/report")),
                true);
    }

    static TabletopNewPage fresh(boolean wrong) {
        return new TabletopNewPage(
                wrong ? new Field("T", "Give a shorter title.") : Field.EMPTY,
                List.of(new TabletopNewPage.Option(
                        "TTX-01",
                        "A look-alike",
                        "A developer installs it.",
                        "90 min",
                        "12 injects",
                        "Incident commander",
                        wrong)),
                List.of(new Choice("", "Alone", true), new Choice("live:EX-0007", "Beside EX-0007", false)),
                wrong ? List.of(new FieldError("title", "Give a shorter title.")) : List.of());
    }

    static TabletopPage console() {
        return new TabletopPage(
                "TX-0002",
                "/tabletops/TX-0002",
                "Wednesday",
                "A look-alike",
                "key",
                RUNNING,
                CLOCK,
                "Dan called a real incident.",
                new TabletopPage.Course(false, false, List.of(), true, false, true, true, false, true, false),
                inject("TT-03", null),
                inject("TT-02", out(true)),
                List.of(inject("TT-01", out(false))),
                List.of(inject("TT-04", null)),
                List.of(new TabletopPage.Person(
                        "p1",
                        "Cleo",
                        "Incident commander",
                        ROLES,
                        new Chip("connected", Tone.GOOD),
                        Moment.clock(Previews.NOW),
                        new Chip("answered", Tone.GOOD),
                        9_000,
                        "Question: which proxy?")),
                List.of(
                        new TabletopPage.Parked(7, "Who owns the mirror?", "Dan, Developer", null),
                        new TabletopPage.Parked(8, "Budget", "Dan, Developer", "dropped")),
                List.of(new TabletopPage.Line("Dan, Developer", "5:00", "May I look?")),
                List.of(new TabletopPage.Line("fay", "6:00", "A calm start")),
                List.of(new TabletopPage.ToDo(9, "Developer", "List the hosts", false)),
                ROLES,
                List.of(new Choice("CHAT", "Chat", true)),
                DOOR,
                List.of(new TabletopPage.Reflection("What went well", "We asked early", 2)),
                List.of("Who is told first?"),
                "1 of 2 answered");
    }

    static TabletopPage empty() {
        return new TabletopPage(
                "TX-0003",
                "/tabletops/TX-0003",
                "Thursday",
                "A look-alike",
                "key",
                new Chip("Lobby", Tone.INFO),
                new TabletopPage.Clock("0:00", 0, false, ""),
                null,
                new TabletopPage.Course(false, true, ROLES, false, false, false, false, false, true, false),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new TabletopPage.Door(null, null, null, false),
                List.of(),
                List.of(),
                "");
    }

    private static TabletopPage.Inject inject(String id, TabletopPage.@org.jspecify.annotations.Nullable Out out) {
        return new TabletopPage.Inject(
                id,
                "The proxy saw it",
                new Chip("ready", Tone.INFO),
                "Decision by chat from Monitoring",
                "everybody",
                "A line of text.",
                new Markup("<p>A line of text.</p>"),
                List.of(FILE),
                List.of("Isolate the host"),
                List.of("Who decides?"),
                List.of("CT-1.1 An alert reaches a person"),
                "a note",
                new Chip("branch", Tone.WARN),
                "TT-01",
                "due at 10:00",
                out == null,
                out == null,
                out);
    }

    private static TabletopPage.Out out(boolean isOut) {
        return new TabletopPage.Out(
                isOut,
                "released at 4:00",
                "What do you do?",
                "1 of 2 answered",
                new TabletopPage.Timer("2:00", 120_000, true),
                BARS,
                List.of(new TabletopPage.Answer(
                        "Cleo",
                        "Incident commander",
                        "Wait",
                        "for proof",
                        "1:10",
                        List.of(new Chip("late", Tone.WARN)),
                        new TabletopPage.Coding("p1", "2026-11-21T09:00:00Z", true, false))),
                List.of("Dan"),
                true,
                isOut,
                false,
                List.of(new Choice("wait", "Wait", false)),
                ROLES,
                "Wait · for proof",
                isOut ? "" : "no time");
    }

    static TabletopScreenPage wall() {
        return new TabletopScreenPage(
                "/tabletops/TX-0002",
                "Wednesday",
                RUNNING,
                CLOCK,
                "Wait for the facilitator.",
                DOOR,
                "2 people are here",
                List.of("Nobody is blamed."),
                "Wait for the first news.",
                new TabletopScreenPage.Told(
                        "The proxy saw it",
                        "Chat",
                        new Markup("<p>A line of text.</p>"),
                        List.of(FILE),
                        "What do you do?",
                        new TabletopPage.Timer("2:00", 120_000, true),
                        true,
                        BARS,
                        List.of(new TabletopPage.Line("Developer", "Wait", "for proof")),
                        "Wait"),
                List.of(new TabletopPage.Reflection("What went well", "We asked early", 2)),
                "The proxy saw it");
    }

    @SuppressWarnings("NullAway") // it does not see the annotation of a type that is nested in another one
    static TabletopScreenPage bareWall() {
        return new TabletopScreenPage(
                "/tabletops/TX-0002",
                "Wednesday",
                RUNNING,
                CLOCK,
                null,
                null,
                "",
                List.of(),
                "Wait for the first news.",
                null,
                List.of(),
                "");
    }

    static TabletopEvaluatePage evaluation() {
        return new TabletopEvaluatePage(
                "/tabletops/TX-0002",
                "Wednesday",
                "key",
                RUNNING,
                CLOCK,
                TabletopEvaluation.ratings(),
                List.of(new TabletopEvaluatePage.Objective(
                        "OBJ-1",
                        "Notice it",
                        "Detection",
                        List.of(new TabletopEvaluatePage.Target(
                                "CT-1",
                                "Within 15 minutes",
                                List.of(new TabletopEvaluatePage.Task("CT-1.1", "An alert reaches a person", "S P")))),
                        List.of(new TabletopEvaluatePage.Count("P", 1), new TabletopEvaluatePage.Count("S", 1)))),
                List.of(new Choice("TT-02", "TT-02 The proxy saw it", false)),
                List.of(SEEN),
                List.of(new TabletopEvaluatePage.Coded(
                        "TT-02",
                        "The proxy saw it",
                        "1 of 1 coded answer matches; 1 passed",
                        List.of("Isolate the host"),
                        List.of(
                                new TabletopEvaluatePage.Answer(
                                        "Incident commander",
                                        "Wait",
                                        "for proof",
                                        new TabletopPage.Coding("p1", "2026-11-21T09:00:00Z", true, false)),
                                new TabletopEvaluatePage.Answer("Developer", "passes", "", null)))));
    }

    static TabletopReportPage report() {
        return new TabletopReportPage(
                "TX-0002",
                "/tabletops/TX-0002",
                "Wednesday",
                true,
                List.of(NamedValue.of("Exercise", "Wednesday")),
                "A developer installs it.",
                List.of(NamedValue.of("Developer", "2")),
                List.of(new TabletopReportPage.Objective(
                        "OBJ-1", "Notice it", "Detection", "P 1 · S 1", List.of(SEEN))),
                List.of(new TabletopReportPage.Inject(
                        "TT-02",
                        "The proxy saw it",
                        "Decision by chat",
                        "What do you do?",
                        "2 of 2 answered",
                        BARS,
                        "Wait",
                        List.of("Developer: Rotate"),
                        "taken back")),
                List.of(new TabletopPage.Reflection("What went well", "We asked early", 1)),
                List.of(new TabletopPage.Reflection("What was missing", "A list of hosts", 3)),
                List.of("Developer: List the hosts"),
                List.of(new TabletopReportPage.Figures(
                        "TT-02", "2 of 2", "1 of 2", "1 min 00 s", "not decided", "1 of 1 coded answer matches", 2)),
                List.of(NamedValue.of("Time to first response", "median 1 min 00 s, n = 1")),
                List.of(NamedValue.of("The story could happen to us.", "4: 1")),
                List.of(NamedValue.of("Strength", "Calm")),
                List.of(new TabletopReportPage.Line(
                        Moment.clock(Previews.NOW),
                        "4:00",
                        "Facilitator",
                        "Released TT-02",
                        List.of("It was TT-03. (Scribe, 10:30)"))),
                new TabletopReportPage.Correcting("key", List.of(new Choice("7", "4:00 Released TT-02", false))),
                plan());
    }

    private static TabletopPlan plan() {
        var tasks = List.of(
                new Choice("", "Choose a task or a target", true), new Choice("CT-1.1", "– CT-1.1 An alert", false));
        var categories = List.of(new Choice("RESPOND", "Respond", true));
        return new TabletopPlan(
                true,
                "3 gaps: Respond 3",
                List.of(
                        new TabletopPlan.Suggested(
                                "GAP-0007",
                                Field.of("Unable to be performed: An alert reaches a person"),
                                "CT-1.1",
                                List.of(),
                                null,
                                "Respond",
                                categories,
                                List.of("U: The desk never heard of it."),
                                "event 14 at 12:40",
                                null),
                        new TabletopPlan.Suggested(
                                "GAP-0008",
                                new Field("", "Say in one line what is missing."),
                                null,
                                tasks,
                                "Say which task.",
                                "Respond",
                                categories,
                                List.of("Named in the hotwash; 3 people voted for it."),
                                "event 31 at 1:02:40",
                                "Say in one line what is missing.")),
                ReviewPreviews.gaps(),
                new TabletopPlan.NewGap(
                        Field.of("A call list"),
                        tasks,
                        "Say which task.",
                        categories,
                        Field.EMPTY,
                        new Field("soon", "'soon' is not a date."),
                        true),
                true);
    }
}
