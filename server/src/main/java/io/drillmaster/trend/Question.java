package io.drillmaster.trend;

import java.util.List;

/**
 * What leadership asks, and the answers.
 *
 * @param id unique on the page
 * @param title the question
 * @param figures answers, the main one first
 */
public record Question(String id, String title, List<Figure> figures) {
    /** The question that needs the day of a change. */
    public static final String FIX = "fix";

    public Question {
        figures = List.copyOf(figures);
    }

    /** All that there is to say, in the order in which people ask. */
    public static List<Question> all(Look look) {
        var points = look.points();
        var period = look.period();
        return List.of(
                new Question(
                        "faster",
                        "Are we getting faster?",
                        List.of(
                                TimesFigure.of(points, Stopwatch.TTD, period, look.landmarks()),
                                TimesFigure.of(points, Stopwatch.TTR, period, look.landmarks()))),
                new Question("notice", "Do we notice at all?", notice(look)),
                new Question(FIX, "Did the fix help?", List.of(BeforeAfterFigure.of(points, period, look.split()))),
                new Question(
                        "holes",
                        "Where are the holes?",
                        List.of(
                                MatrixFigure.byTeam(points, period, look.now()),
                                MatrixFigure.byHostClass(points, period, look.now()),
                                StagesFigure.of(points, look.gaps(), period),
                                TechniquesFigure.of(points, period, look.techniques()))),
                new Question(
                        "finish",
                        "Do we finish what we start?",
                        List.of(BurnUpFigure.of(look.gaps(), period), GapAgesFigure.of(look.gaps(), look.now()))),
                new Question("target", "Against target?", List.of(AttainmentFigure.of(points, period))),
                new Question(
                        "trust",
                        "Can I trust the number?",
                        List.of(
                                TrustFigure.of(points, period),
                                ProcessFigure.of(points, period),
                                PlanFigure.of(points, period))));
    }

    private static List<Figure> notice(Look look) {
        var rates = RatesFigure.of(look.points(), look.period());
        return TeamsFigure.of(look.points(), look.period())
                .map(teams -> List.of(rates, teams))
                .orElseGet(() -> List.of(rates));
    }
}
