package io.drillmaster.pages;

import io.drillmaster.pages.view.Chip;
import io.drillmaster.pages.view.Choice;
import io.drillmaster.pages.view.Link;
import io.drillmaster.pages.view.Markup;
import io.drillmaster.pages.view.NamedValue;
import io.drillmaster.pages.view.Tone;
import io.drillmaster.pages.view.TrendPage;
import io.drillmaster.pages.view.TrendTabletops;
import java.util.List;
import java.util.Map;

/** The trend with something of everything on it, and with nothing. */
final class TrendPreviews {
    private TrendPreviews() {}

    static TrendPage full() {
        return new TrendPage(
                "9 of 12 executed drills were detected since 1 Jan 2026.",
                filters(),
                "4 of these 12 runs are made up: sample history.",
                List.of(
                        new TrendPage.Tile("Detected", "75 %", "9 of 12, 95 % interval 47–91 %"),
                        new TrendPage.Tile("Median TTR", "not reached (> 1 h)", "4 of 9 answered")),
                List.of(new Link("#faster", "Are we getting faster?")),
                answers(questions()),
                new TrendPage.Changes(
                        List.of(
                                new TrendPage.Change(
                                        "2026-03-02", "Rule deployed: Falco", "/trend/annotations/1/remove"),
                                new TrendPage.Change("2026-05-02", "SC-01 is version 2 from here on", null)),
                        true,
                        List.of(new Choice("RULE_DEPLOYED", "Rule deployed", false)),
                        List.of(new Choice("", "All scenarios", true)),
                        "/trend"),
                tabletops(panel()),
                null);
    }

    static TrendTabletops panel() {
        var chart = questions().get(0).charts().get(1);
        return new TrendTabletops(
                "2 sessions, 2026.",
                "One more session was closed.",
                "1 of these 2 sessions is made up.",
                List.of(new TrendPage.Chart(
                        "tabletop-room", "Attendance", null, "n = 2.", "/trend/tabletops/room.csv", chart.table())),
                null);
    }

    static Markup tabletops(Object panel) {
        return new Markup(new Templates().render("trend-tabletops", Map.of("panel", panel)));
    }

    static Markup answers(List<?> questions) {
        return new Markup(new Templates().render("trend-answers", Map.of("questions", questions)));
    }

    static List<TrendPage.Question> questions() {
        var svg = """
                <svg viewBox="0 0 640 200" role="img" aria-label="Time to detect of each drill"><line class="axis" x1="60" y1="170" x2="620" y2="170"/><text x="52" y="124" text-anchor="end" font-size="12">1 min</text><path class="detected" d="M120 90h5v5z"/></svg>""";
        var table = new TrendPage.Table(
                List.of(
                        new TrendPage.Heading("Exercise", false),
                        new TrendPage.Heading("Outcome", false),
                        new TrendPage.Heading("TTD", true)),
                List.of(List.of(
                        new TrendPage.Cell("EX-0006 Quarterly drill", "/exercises/EX-0006", null),
                        new TrendPage.Cell("Detected", null, new Chip("Detected", Tone.GOOD)),
                        new TrendPage.Cell("3 min 40 s", null, null))),
                12);
        return List.of(new TrendPage.Question(
                "faster",
                "Are we getting faster?",
                List.of(
                        new TrendPage.Chart(
                                "ttd",
                                "Time to detect, 12 drills, January to November 2026",
                                svg,
                                "Median 4 min.",
                                "/trend/charts/ttd.csv",
                                table),
                        new TrendPage.Chart(
                                "holes", "A table alone", null, "No hole.", "/trend/charts/holes.csv", table)),
                new TrendPage.Split("2026-03-02", List.of(NamedValue.of("scenario", "SC-01")))));
    }

    static TrendPage empty() {
        return new TrendPage(
                "No data.",
                filters(),
                null,
                List.of(),
                List.of(),
                new Markup(""),
                new TrendPage.Changes(List.of(), false, List.of(), List.of(), "/trend"),
                tabletops(new TrendTabletops("0 sessions.", null, null, List.of(), "No tabletop was closed yet.")),
                new TrendPage.Nothing(
                        "No finished drill yet", "It starts with the first.", new Link("/exercises", "Go")));
    }

    private static TrendPage.Filters filters() {
        return new TrendPage.Filters(
                List.of(new Choice("12m", "Last 12 months", true)),
                "",
                "",
                false,
                List.of(new TrendPage.Filter(
                        "scenario",
                        "Scenario",
                        List.of(new Choice("", "All scenarios", true), new Choice("SC-01", "SC-01", false)))),
                true,
                List.of(new Link("/trend?scenario=SC-01", "SC-01 version 1 (12)")),
                List.of(new Link("/trend/runs.csv", "All runs (CSV)")));
    }
}
