package io.drillmaster.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.measure.Outcome;
import io.drillmaster.plan.Labels;
import io.drillmaster.trend.DataTable.Cell;
import io.drillmaster.verdict.Result;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The seven questions, from a handful of drills. */
class QuestionTest {
    private static final Instant NOW = Points.FIRST.plus(Duration.ofDays(200));
    private static final LocalDate DAY_20 = LocalDate.of(2026, 1, 21);

    @Test
    void everyAnswerHasItsPeriodASentenceATableAndANameOfItsOwn() {
        var figures = figures(mixed(), Optional.of(DAY_20));
        assertThat(figures).hasSizeGreaterThan(10).allSatisfy(figure -> {
            assertThat(figure.title()).isNotBlank();
            assertThat(figure.sentence()).endsWith(".");
            assertThat(figure.table().columns()).isNotEmpty();
            figure.table().stream()
                    .forEach(row -> assertThat(row)
                            .as(figure.id())
                            .hasSameSizeAs(figure.table().columns()));
        });
        assertThat(figures.stream().map(Figure::id)).doesNotHaveDuplicates();
    }

    @Test
    void everyDrawingIsWellFormedAndSaysItsSentenceToAScreenReader() {
        for (var figure : figures(mixed(), Optional.of(DAY_20))) {
            figure.svg().ifPresent(svg -> {
                parse(svg);
                assertThat(svg).contains("role=\"img\"", figure.id() + "-title " + figure.id() + "-desc");
                assertThat(svg).doesNotContain("NaN", "style=", "Infinity");
            });
        }
    }

    @Test
    void nothingThatAPersonWroteBecomesMarkup() {
        var evil = "<script>alert('1')</script>\"&";
        var points = IntStream.range(1, 20)
                .mapToObj(day -> Points.labelled(
                        Points.named(Points.detected(day, 60), evil), new Labels(evil + day % 2, evil, evil)))
                .toList();
        for (var figure : figures(points, Optional.of(DAY_20))) {
            figure.svg().ifPresent(svg -> {
                parse(svg);
                assertThat(svg).as(figure.id()).doesNotContain("<script");
            });
        }
    }

    @Test // 56
    void withoutDrillsNothingIsZeroOrNaN() {
        for (var figure : figures(List.of(), Optional.empty())) {
            assertThat(figure.sentence()).as(figure.id()).doesNotContain("NaN", "0 %");
            figure.svg().ifPresent(svg -> assertThat(svg).doesNotContain("NaN"));
        }
    }

    @Test
    void aQuarterWithoutADrillHasNoShare() {
        var points = List.of(Points.detected(1, 60), Points.notDetected(190, 3600));
        var table = RatesFigure.of(points, new Period(Points.FIRST, NOW)).table();
        assertThat(column(table, "quarter")).containsExactly("2026 Q3", "2026 Q2", "2026 Q1");
        assertThat(column(table, "detection_share")).containsExactly("0.0", "", "1.0");
        assertThat(column(table, "exercises")).containsExactly("1", "0", "1");
    }

    @Test
    void theRowsOfTheTimesAreTheDrillsAndTheirOutcomes() {
        var points = mixed();
        var table = TimesFigure.of(points, Stopwatch.TTD, new Period(Points.FIRST, NOW), List.of())
                .table();
        assertThat(table.size()).isEqualTo(points.size());
        assertThat(column(table, "outcome"))
                .containsExactlyInAnyOrderElementsOf(
                        points.stream().map(point -> point.outcome().name()).toList());
        var censored = row(table, "outcome", Outcome.NOT_DETECTED.name());
        assertThat(censored.get(at(table, "ttd_s")).value()).isEmpty();
        assertThat(censored.get(at(table, "ttd_followup_s")).value()).isEqualTo("3600");
    }

    @Test
    void differentKindsOfDrillsAreNotComparedBeforeAndAfter() {
        var points = new ArrayList<>(twenty());
        points.add(Points.labelled(Points.detected(40, 60), new Labels("", "CI runner", "")));
        var figure = BeforeAfterFigure.of(points, new Period(Points.FIRST, NOW), Optional.of(DAY_20));
        assertThat(figure.svg()).isEmpty();
        assertThat(figure.sentence()).contains("2 kinds", "Choose one");
    }

    @Test
    void withoutADayNothingIsSplitInTheMiddle() {
        var figure = BeforeAfterFigure.of(twenty(), new Period(Points.FIRST, NOW), Optional.empty());
        assertThat(figure.svg()).isEmpty();
        assertThat(figure.sentence()).contains("there is no day");
    }

    @Test
    void theEffectComesBeforeTheP() {
        var sentence = BeforeAfterFigure.of(twenty(), new Period(Points.FIRST, NOW), Optional.of(DAY_20))
                .sentence();
        assertThat(sentence).contains("quicker", "95\u00a0% interval", "Log-rank");
        assertThat(sentence.indexOf("quicker")).isLessThan(sentence.indexOf("Log-rank"));
    }

    @Test
    void tooFewToTellIsSaidWithWhatIsNeeded() {
        var few = List.of(Points.detected(1, 600), Points.detected(2, 700), Points.detected(30, 60));
        var figure = BeforeAfterFigure.of(few, new Period(Points.FIRST, NOW), Optional.of(DAY_20));
        assertThat(figure.sentence())
                .contains("at least 8", "2 before and 1 after")
                .doesNotContain("p =");
        assertThat(figure.svg()).isPresent();
    }

    @Test
    void theBurnUpCountsGapsThatWereFoundBeforeThePeriod() {
        var gaps = List.of(gap(1, Optional.of(50)), gap(2, Optional.empty()), gap(100, Optional.empty()));
        var period = new Period(day(90), day(120));
        var figure = BurnUpFigure.of(gaps, period);
        assertThat(figure.sentence())
                .contains("3 found, 1 verified closed", "2 open", "1 were found and 0 verified in it");
    }

    @Test
    void openGapsCountAsLongerThanTheyAreOld() {
        var gaps = List.of(gap(1, Optional.of(11)), gap(2, Optional.empty()), gap(3, Optional.empty()));
        var figure = GapAgesFigure.of(gaps, NOW);
        assertThat(figure.sentence()).startsWith("Fewer than half").contains("2 are open");
        var half = GapAgesFigure.of(List.of(gap(1, Optional.of(11)), gap(2, Optional.of(12))), NOW);
        assertThat(half.sentence()).contains("within 10 d", "None is open");
    }

    @Test
    void teamsStandInAlphabeticalOrderAndOnlyWithFiveDrills() {
        var points = new ArrayList<Result>();
        IntStream.range(1, 7).forEach(day -> points.add(team(day, "Zebra")));
        IntStream.range(7, 13).forEach(day -> points.add(team(day, "ants")));
        points.add(team(13, "Bees"));
        var figure = TeamsFigure.of(points, new Period(Points.FIRST, NOW)).orElseThrow();
        assertThat(column(figure.table(), "team")).containsExactly("ants", "Bees", "Zebra");
        assertThat(figure.svg().orElseThrow()).contains("Zebra").doesNotContain("Bees");
        assertThat(figure.sentence()).contains("not a ranking", "1 team has fewer than 5");
    }

    @Test
    void whatWasNeverRunIsSaidToBeAHole() {
        var points = List.of(team(1, "A"), team(2, "B"), Points.detected(3, 60));
        var figure = MatrixFigure.byTeam(points, new Period(Points.FIRST, NOW), NOW);
        assertThat(figure.sentence()).startsWith("Every scenario here was run with each team");
        assertThat(figure.table().first(1).get(0).get(1).text()).contains("●", "Detected", "d ago (old)", "1 run");
    }

    private static List<Figure> figures(List<Result> points, Optional<LocalDate> split) {
        var note = new Annotation(
                1, DAY_20, Annotation.Kind.RULE_DEPLOYED, "<b>Falco</b>", Optional.empty(), "ana", false);
        var look = Look.at(
                points,
                Optional.of(Points.FIRST),
                Optional.of(NOW),
                List.of(note),
                points.isEmpty() ? List.of() : List.of(gap(1, Optional.of(40)), gap(2, Optional.empty())),
                split,
                id -> id,
                NOW);
        return Question.all(look).stream()
                .flatMap(question -> question.figures().stream())
                .toList();
    }

    /** Slow ones before day 20, quick ones after it. */
    private static List<Result> twenty() {
        return IntStream.range(1, 41)
                .filter(day -> day % 2 == 0)
                .mapToObj(day -> Points.detected(day, day < 20 ? 1800 + day : 60 + day))
                .toList();
    }

    private static List<Result> mixed() {
        var points = new ArrayList<>(twenty());
        points.add(Points.notDetected(41, 3600));
        points.add(Points.late(42, 9000, 3600));
        points.add(Points.without(43, Outcome.PREVENTED_SILENT));
        points.add(Points.without(44, Outcome.CONTROL_ALARMED));
        points.add(Points.without(45, Outcome.NOT_EXERCISED));
        return points;
    }

    private static Result team(int day, String team) {
        return Points.labelled(Points.detected(day, 60), new Labels(team, "", ""));
    }

    private static GapLife gap(int found, Optional<Integer> verified) {
        return new GapLife(
                day(found),
                verified.map(QuestionTest::day),
                Optional.empty(),
                verified.isPresent(),
                false,
                List.of("EXPOSE"));
    }

    private static Instant day(int day) {
        return Points.FIRST.plus(Duration.ofDays(day));
    }

    private static int at(DataTable table, String column) {
        return table.columns().stream().map(DataTable.Column::name).toList().indexOf(column);
    }

    private static List<String> column(DataTable table, String name) {
        return table.stream().map(row -> row.get(at(table, name)).value()).toList();
    }

    private static List<Cell> row(DataTable table, String column, String value) {
        return table.stream()
                .filter(row -> row.get(at(table, column)).value().equals(value))
                .findFirst()
                .orElseThrow();
    }

    private static void parse(String markup) {
        try {
            var unused = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(markup)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("not well-formed: " + markup, e);
        }
    }
}
