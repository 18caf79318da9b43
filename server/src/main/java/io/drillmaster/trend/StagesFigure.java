package io.drillmaster.trend;

import io.drillmaster.drawing.PathData;
import io.drillmaster.drawing.Svg;
import io.drillmaster.scenarios.ReflexStage;
import io.drillmaster.trend.DataTable.Cell;
import io.drillmaster.trend.DataTable.Column;
import io.drillmaster.verdict.Result;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which stages of REFLEX were exercised, in how many runs the control held, and how many gaps are open there. */
public final class StagesFigure {
    private static final double LEFT = 118;
    private static final double WIDE = 190;
    private static final double SECOND = 412;
    private static final double NARROW = 110;
    private static final double ROW = 30;
    private static final double TOP = 24;

    private StagesFigure() {}

    /**
     * A stage.
     *
     * @param runs valid ones
     * @param held of those, detected in time or prevented
     * @param open gaps of its runs that are open now, whenever they were found
     */
    private record Stage(ReflexStage stage, int runs, int held, int open) {}

    /** Of exercises and gaps in any order. A run counts for each stage that its scenario names. */
    public static Figure of(Collection<Result> points, Collection<GapLife> gaps, Period period) {
        var stages = Arrays.stream(ReflexStage.values())
                .map(stage -> stage(stage, points, gaps))
                .toList();
        var runs = (int) points.stream().filter(Rates::valid).count();
        var title = "REFLEX stages, " + (runs == 1 ? "1 valid run, " : runs + " valid runs, ") + period.days();
        var never = stages.stream()
                .filter(stage -> stage.runs() == 0)
                .map(stage -> stage.stage().title())
                .toList();
        var sentence = never.isEmpty()
                ? "Every stage was exercised."
                : "Not exercised in this period: " + String.join(", ", never) + ".";
        return new Figure("reflex", title, Optional.of(draw(title, sentence, stages)), sentence, table(stages));
    }

    private static Stage stage(ReflexStage stage, Collection<Result> points, Collection<GapLife> gaps) {
        var valid = points.stream()
                .filter(Rates::valid)
                .filter(point -> point.coverage().reflex().contains(stage.name()))
                .toList();
        return new Stage(
                stage,
                valid.size(),
                (int) valid.stream().filter(StagesFigure::held).count(),
                (int) gaps.stream()
                        .filter(gap -> gap.open() && gap.stages().contains(stage.name()))
                        .count());
    }

    static boolean held(Result point) {
        return Rates.detectedInTime(point) || point.outcome().prevented();
    }

    private static String draw(String title, String sentence, List<Stage> stages) {
        var svg = Canvas.start("reflex", title, sentence, TOP + stages.size() * ROW + 30);
        var mostRuns = Math.max(1, stages.stream().mapToInt(Stage::runs).max().orElse(1));
        var mostOpen = Math.max(1, stages.stream().mapToInt(Stage::open).max().orElse(1));
        svg.text("text", "runs", "x", LEFT, "y", 14, "class", "panel-title");
        svg.text("text", "gaps open", "x", SECOND, "y", 14, "class", "panel-title");
        var y = TOP;
        for (var stage : stages) {
            svg.text("text", stage.stage().title(), "x", LEFT - 8, "y", y + 14, "text-anchor", "end");
            if (stage.runs() > 0) {
                bar(svg, "part run", LEFT, y, WIDE * stage.runs() / mostRuns);
                bar(svg, "detected held", LEFT, y, WIDE * stage.held() / mostRuns);
            }
            var words = stage.runs() == 0 ? "not exercised" : stage.held() + " of " + stage.runs();
            svg.text("text", words, "x", LEFT + WIDE * stage.runs() / mostRuns + 6, "y", y + 14);
            if (stage.open() > 0) {
                bar(svg, "part unseen", SECOND, y, NARROW * stage.open() / mostOpen);
            }
            svg.text(
                    "text",
                    Integer.toString(stage.open()),
                    "x",
                    SECOND + NARROW * stage.open() / mostOpen + 6,
                    "y",
                    y + 14);
            y += ROW;
        }
        bar(svg, "detected held", LEFT, y + 8, 12);
        svg.text("text", "detected in time or prevented, of all valid runs", "x", LEFT + 18, "y", y + 21);
        return svg.end("svg").toString();
    }

    private static void bar(Svg svg, String css, double x, double y, double width) {
        if (width > 0) {
            svg.empty(
                    "path", "class", css, "d", new PathData().shape(x, y, x + width, y, x + width, y + 18, x, y + 18));
        }
    }

    private static DataTable table(List<Stage> stages) {
        return DataTable.of(
                List.of(
                        Column.words("stage", "Stage"),
                        Column.numbers("runs", "Valid runs"),
                        Column.numbers("held", "Detected in time or prevented"),
                        Column.numbers("gaps_open", "Gaps open")),
                stages.stream()
                        .map(stage -> List.of(
                                Cell.of(stage.stage().title(), stage.stage().name()),
                                Cell.of(stage.runs()),
                                stage.runs() == 0 ? Cell.none() : Cell.of(stage.held()),
                                Cell.of(stage.open())))
                        .toList());
    }
}
