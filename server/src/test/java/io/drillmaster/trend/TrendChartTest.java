package io.drillmaster.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drillmaster.drawing.HumanTime;
import io.drillmaster.measure.Outcome;
import io.drillmaster.plan.Labels;
import io.drillmaster.verdict.Result;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class TrendChartTest {
    private static final Period PERIOD =
            new Period(Instant.parse("2026-01-02T00:00:00Z"), Instant.parse("2026-01-09T00:00:00Z"));
    private static final List<Result> ALL = List.of(
            Points.detected(1, 125),
            Points.detected(2, 0),
            Points.late(3, 9000, 3600),
            Points.notDetected(4, 3600),
            Points.without(5, Outcome.PREVENTED_SILENT),
            Points.without(6, Outcome.NOT_EXERCISED),
            Points.point(7, Outcome.PENDING, Points.censored(90), Points.censored(90), false));

    @Test
    void everyExerciseHasOneMarkAndItsWords() {
        var marks = marks(draw(ALL));
        assertThat(marks).hasSize(ALL.size());
        assertThat(marks)
                .allSatisfy(
                        mark -> assertThat(mark.getFirstChild().getNodeName()).isEqualTo("title"));
        assertThat(marks.get(0).getTextContent())
                .isEqualTo("EX-0001 Drill 1, 2026-01-02: Detected; TTD 2 min 05 s, between 1 min 03 s and 4 min 10 s");
        assertThat(marks.get(3).getTextContent()).contains("not detected within 1 h");
    }

    @Test
    void theShapeTellsTheOutcomeWithoutColour() {
        var marks = marks(draw(ALL));
        var shapes = marks.stream().map(mark -> elements(mark, "path").get(0)).toList();
        assertThat(shapes.stream().map(shape -> shape.getAttribute("class")))
                .containsExactly("detected", "detected", "late", "missed", "prevented", "other", "other open");
        var corners = shapes.stream()
                .map(shape ->
                        shape.getAttribute("d").chars().filter(c -> c == 'L').count())
                .toList();
        assertThat(corners).containsExactly(7L, 7L, 3L, 2L, 3L, 2L, 2L);
        assertThat(elements(marks.get(0), "line")).hasSize(1);
    }

    @Test
    void theKeyNamesTheShapesThatAreThereAndNoOthers() {
        assertThat(key(draw(ALL)))
                .containsExactly("detected", "too late", "not detected", "still open", "prevented", "no result");
        assertThat(key(draw(List.of(Points.detected(1, 60))))).containsExactly("detected");
    }

    @Test
    void whatHasNoTimeStandsInItsOwnLane() {
        var svg = draw(ALL);
        var labels = texts(svg);
        assertThat(labels).contains("before, at once", "prevented", "no result", "objective 10 min", "objective 5 min");
        assertThat(labels).contains("2 Jan", "8 Jan", "1 min", "1 h");
        assertThat(labels.stream().filter(label -> label.startsWith("objective")))
                .hasSize(2);
        assertThat(y(marks(svg).get(4))).isGreaterThan(y(marks(svg).get(0)) + 50);
        assertThat(texts(draw(List.of(Points.detected(1, 60)))))
                .doesNotContain("prevented", "before, at once", "no result", "not detected");
    }

    @Test
    void whatWasWatchedForDifferentTimesStandsInABandSinceItsHeightWouldLookLikeAValue() {
        var one = draw(List.of(Points.notDetected(1, 3600), Points.notDetected(2, 3600), Points.detected(3, 60)));
        assertThat(texts(one).stream().filter("not detected"::equals)).hasSize(1); // in the key alone
        var several = draw(List.of(Points.notDetected(1, 3600), Points.notDetected(2, 7200), Points.detected(3, 60)));
        assertThat(texts(several).stream().filter("not detected"::equals)).hasSize(2);
        assertThat(y(marks(several).get(0))).isEqualTo(y(marks(several).get(1)));
        assertThat(y(marks(several).get(0))).isLessThan(y(marks(several).get(2)));
    }

    @Test
    void theTimeToRespondHasNoClockWhereNobodyNoticed() {
        var answered = Points.detected(1, 125);
        var svg = parse(chart(Stopwatch.TTR, List.of(answered, Points.notDetected(2, 60)), List.of()));
        assertThat(texts(svg)).contains("not noticed");
    }

    @Test
    void theBarReachesFromBoundToBound() {
        var mark = marks(draw(List.of(Points.detected(1, 600)))).get(0);
        var bar = elements(mark, "line").get(0);
        assertThat(Double.parseDouble(bar.getAttribute("y1")) - y(mark))
                .isCloseTo(y(mark) - Double.parseDouble(bar.getAttribute("y2")), within(0.3));
    }

    @Test
    void aScreenReaderIsToldEverything() {
        var svg = draw(ALL).getDocumentElement();
        assertThat(svg.getAttribute("role")).isEqualTo("img");
        assertThat(svg.getAttribute("aria-labelledby")).isEqualTo("ttd-title ttd-desc");
        assertThat(svg.getFirstChild().getTextContent()).isEqualTo("TTD <all> & \"more\"");
        assertThat(elements(svg, "desc").get(0).getTextContent()).isEqualTo(TrendSentence.of(ALL, Stopwatch.TTD));
    }

    @Test
    void nothingThatAPersonWroteBecomesMarkup() {
        var evil = "</title><script>alert('1')</script>\u0000&\"";
        var named = Points.named(Points.detected(1, 60), evil);
        var landmark = new Landmark(LocalDate.of(2026, 1, 2), evil, Optional.empty());
        var markup = new TrendChart("ttd", evil, Stopwatch.TTD, PERIOD, List.of(landmark)).svg(List.of(named), evil);
        assertThat(markup).doesNotContain("<script", "\u0000", "'");
        assertThat(elements(parse(markup), "title"))
                .hasSize(3)
                .allSatisfy(title -> assertThat(title.getTextContent()).contains("</title><script>alert('1')"));
    }

    @Test
    void thePolicyAllowsIt() {
        assertThat(markup(ALL)).doesNotContain("style=", "<style", "onload", "href", "#0", "rgb");
    }

    @Test
    void theDrawingDoesNotDependOnTheOrder() {
        var reversed = IntStream.range(0, ALL.size())
                .mapToObj(i -> ALL.get(ALL.size() - 1 - i))
                .toList();
        assertThat(chart(Stopwatch.TTD, reversed, List.of()).replaceAll("<desc.*?</desc>", ""))
                .isEqualTo(markup(ALL).replaceAll("<desc.*?</desc>", ""));
    }

    @Test
    void everyMarkLiesInsideTheDrawing() {
        var points = new ArrayList<>(ALL);
        points.add(Points.detected(8, 86_400L * 4000));
        points.add(Points.notDetected(9, 0));
        points.add(Points.notDetected(10, 86_400L * 365 * 20));
        points.add(Points.detected(400, 60)); // after the period
        var svg = draw(points);
        var box = svg.getDocumentElement().getAttribute("viewBox").split(" ", -1);
        for (var path : elements(svg, "path")) {
            var numbers = Pattern.compile("[ML](-?[0-9.]+) (-?[0-9.]+)").matcher(path.getAttribute("d"));
            while (numbers.find()) {
                assertThat(Double.parseDouble(numbers.group(1))).isBetween(0.0, Double.valueOf(box[2]));
                assertThat(Double.parseDouble(numbers.group(2))).isBetween(0.0, Double.valueOf(box[3]));
            }
        }
    }

    @Test
    void ofThousandsEveryOneIsDrawnAndThePageStaysSmall() {
        var points = IntStream.range(0, 10_000)
                .mapToObj(i -> i % 4 == 0 ? Points.notDetected(i % 360, 3600) : Points.detected(i % 360, 1 + i % 3600))
                .toList();
        var svg = markup(points);
        assertThat(svg.length()).isLessThan(900_000);
        var crowds = elements(parse(svg), "path").stream()
                .filter(path -> path.getAttribute("class").endsWith("crowd"))
                .toList();
        assertThat(crowds).hasSize(2);
        assertThat(crowds.stream()
                        .flatMapToInt(path -> path.getAttribute("d").chars())
                        .filter(c -> c == 'Z' || c == 'H'))
                .hasSize(10_000);
    }

    @Test
    void theLineBeginsWithTheEighthComparableDrillAndJoinsNoOthers() {
        var seven = IntStream.range(1, 8)
                .mapToObj(day -> Points.detected(day, 60L * day))
                .toList();
        assertThat(markup(seven)).doesNotContain("median");
        assertThat(TrendChart.whyNoLine(seven, Stopwatch.TTD).orElseThrow()).contains("there are 7");
        var eight = new ArrayList<>(seven);
        eight.add(Points.detected(8, 480));
        assertThat(markup(eight)).contains("line median", "band");
        assertThat(TrendChart.whyNoLine(eight, Stopwatch.TTD)).isEmpty();
        var mixed = new ArrayList<>(eight);
        mixed.add(Points.labelled(Points.detected(9, 60), new Labels("", "CI runner", "")));
        assertThat(markup(mixed)).doesNotContain("median");
        assertThat(TrendChart.whyNoLine(mixed, Stopwatch.TTD).orElseThrow()).contains("2 kinds");
    }

    @Test
    void theLineIsTheMedianOfTheLastTwelve() {
        var points = IntStream.rangeClosed(1, 14)
                .mapToObj(day -> Points.detected(day, day <= 5 ? 100_000 : 60))
                .toList();
        var steps = RollingMedian.of(points, Stopwatch.TTD).orElseThrow().steps();
        assertThat(steps).hasSize(7);
        assertThat(steps.get(0).median()).contains(Duration.ofSeconds(100_000));
        assertThat(steps.get(6).median())
                .contains(Duration.ofMinutes(1)); // two of the slow ones are no longer among them
    }

    @Test
    void changesAreNumberedLines() {
        var svg = parse(chart(
                Stopwatch.TTD,
                ALL,
                List.of(new Landmark(LocalDate.of(2026, 1, 5), "Rule deployed: Falco", Optional.of(1L)))));
        assertThat(elements(svg, "g").stream()
                        .filter(group -> group.getAttribute("class").equals("landmark")))
                .singleElement()
                .satisfies(line -> assertThat(line.getTextContent()).isEqualTo("2026-01-05 Rule deployed: Falco1"));
    }

    @Test // 56
    void withoutExercisesItSaysSo() {
        var svg = draw(List.of());
        assertThat(texts(svg)).containsExactly("No data");
        assertThat(elements(svg, "g")).isEmpty();
    }

    @Test
    void durationsReadLikeSpeech() {
        assertThat(HumanTime.of(Duration.ZERO)).isEqualTo("0 s");
        assertThat(HumanTime.of(Duration.ofMillis(300))).isEqualTo("less than 1 s");
        assertThat(HumanTime.of(Duration.ofMillis(59_600))).isEqualTo("1 min");
        assertThat(HumanTime.of(Duration.ofSeconds(125))).isEqualTo("2 min 05 s");
        assertThat(HumanTime.of(Duration.ofSeconds(3599))).isEqualTo("59 min 59 s");
        assertThat(HumanTime.of(Duration.ofMinutes(75))).isEqualTo("1 h 15 min");
        assertThat(HumanTime.of(Duration.ofHours(49))).isEqualTo("2 d 01 h");
        assertThat(HumanTime.of(Duration.ofSeconds(86_399))).isEqualTo("1 d");
    }

    private static String markup(List<Result> points) {
        return chart(Stopwatch.TTD, points, List.of());
    }

    private static String chart(Stopwatch stopwatch, List<Result> points, List<Landmark> landmarks) {
        return new TrendChart("ttd", "TTD <all> & \"more\"", stopwatch, PERIOD, landmarks)
                .svg(points, TrendSentence.of(points, stopwatch));
    }

    private static Document draw(List<Result> points) {
        return parse(markup(points));
    }

    private static List<Element> marks(Document svg) {
        return elements(svg, "g").stream()
                .filter(group -> group.getAttribute("class").equals("mark"))
                .toList();
    }

    private static List<String> texts(Document svg) {
        return elements(svg, "text").stream().map(Element::getTextContent).toList();
    }

    private static List<String> key(Document svg) {
        return elements(svg, "g").stream()
                .filter(group -> group.getAttribute("class").equals("key"))
                .flatMap(group -> elements(group, "text").stream())
                .map(Element::getTextContent)
                .toList();
    }

    /** Half-way between the top and the bottom of the shape. */
    private static double y(Element mark) {
        var ys = Pattern.compile("[ML]-?[0-9.]+ (-?[0-9.]+)")
                .matcher(elements(mark, "path").get(0).getAttribute("d"))
                .results()
                .mapToDouble(match -> Double.parseDouble(match.group(1)))
                .summaryStatistics();
        return (ys.getMin() + ys.getMax()) / 2;
    }

    private static Document parse(String markup) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(markup)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("not well-formed: " + markup, e);
        }
    }

    private static List<Element> elements(Document document, String name) {
        return elements(document.getDocumentElement(), name);
    }

    private static List<Element> elements(Element parent, String name) {
        var found = parent.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }
}
