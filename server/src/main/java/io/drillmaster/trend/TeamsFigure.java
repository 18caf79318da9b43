package io.drillmaster.trend;

import io.drillmaster.drawing.PathData;
import io.drillmaster.statistics.SamplingPlan;
import io.drillmaster.statistics.Wilson;
import io.drillmaster.trend.DataTable.Cell;
import io.drillmaster.trend.DataTable.Column;
import io.drillmaster.verdict.Result;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Detection by team, in alphabetical order and with intervals, of teams with five drills or more. It is no ranking: teams
 * are drilled with different scenarios, and most intervals overlap.
 */
public final class TeamsFigure {
    /** Fewer drills of a team say nothing about it. */
    private static final int FEWEST = SamplingPlan.COMPARE_TEAMS.fewest();

    private static final double LEFT = 170;
    private static final double RIGHT = 470;
    private static final double ROW = 28;

    private TeamsFigure() {}

    /** Absent unless two teams are named. */
    public static Optional<Figure> of(Collection<Result> points, Period period) {
        var teams = new TreeMap<String, List<Result>>(String.CASE_INSENSITIVE_ORDER);
        points.stream()
                .filter(point ->
                        point.judgedOnDetection() && !point.labels().team().isEmpty())
                .forEach(point -> teams.computeIfAbsent(point.labels().team(), unused -> new ArrayList<>())
                        .add(point));
        if (teams.size() < 2) {
            return Optional.empty();
        }
        var shown = new TreeMap<String, Wilson>(String.CASE_INSENSITIVE_ORDER);
        teams.forEach((team, members) -> {
            if (members.size() >= FEWEST) {
                shown.put(
                        team,
                        Wilson.of(
                                (int) members.stream()
                                        .filter(Rates::detectedInTime)
                                        .count(),
                                members.size()));
            }
        });
        var title = "Detected in time by team, " + TimesFigure.count(points.size()) + ", " + period.days();
        var few = teams.size() - shown.size();
        var sentence = "In alphabetical order, not a ranking: teams met different scenarios."
                + (few == 0
                        ? ""
                        : " " + few + (few == 1 ? " team has" : " teams have") + " fewer than " + FEWEST
                                + " drills in which code ran, too few to say anything.");
        return Optional.of(new Figure(
                "teams",
                title,
                shown.isEmpty() ? Optional.empty() : Optional.of(draw(title, sentence, shown)),
                sentence,
                table(teams, shown)));
    }

    private static String draw(String title, String sentence, Map<String, Wilson> teams) {
        var svg = Canvas.start("teams", title, sentence, teams.size() * ROW + 40);
        var bottom = teams.size() * ROW + 8;
        for (var share : new double[] {0, 0.5, 1}) {
            var x = LEFT + share * (RIGHT - LEFT);
            svg.empty("line", "class", "grid", "x1", x, "x2", x, "y1", 4, "y2", bottom);
            svg.text("text", Percent.of(share), "x", x, "y", bottom + 18, "text-anchor", "middle");
        }
        var y = 20.0;
        for (var team : teams.entrySet()) {
            var share = team.getValue();
            svg.text("text", shortened(team.getKey()), "x", LEFT - 10, "y", y + 4, "text-anchor", "end");
            var lo = LEFT + share.lo() * (RIGHT - LEFT);
            var hi = LEFT + share.hi() * (RIGHT - LEFT);
            svg.empty(
                    "path",
                    "class",
                    "line whisker",
                    "d",
                    new PathData().move(lo, y).across(hi));
            var dot = new PathData();
            Mark.IN_TIME.trace(dot, LEFT + share.share() * (RIGHT - LEFT), y, 5);
            svg.empty("path", "class", "detected", "d", dot);
            svg.text("text", share.hits() + " of " + share.n(), "x", RIGHT + 14, "y", y + 4);
            y += ROW;
        }
        return svg.end("svg").toString();
    }

    private static String shortened(String name) {
        return name.length() <= 24 ? name : name.substring(0, 23) + "…";
    }

    private static DataTable table(Map<String, List<Result>> teams, Map<String, Wilson> shown) {
        var rows = new ArrayList<List<Cell>>();
        teams.forEach((team, members) -> rows.add(List.of(
                Cell.of(team),
                Cell.of(members.size()),
                Optional.ofNullable(shown.get(team))
                        .map(share -> Cell.of(Percent.of(share), Integer.toString(share.hits())))
                        .orElseGet(() -> Cell.of("too few drills", "")))));
        return DataTable.of(
                List.of(
                        Column.words("team", "Team"),
                        Column.numbers("n", "Drills in which code ran"),
                        Column.numbers("detected", "Detected in time")),
                rows);
    }
}
