package io.drillmaster.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drillmaster.drawing.HumanTime;
import io.drillmaster.measure.Outcome;
import io.drillmaster.verdict.Result;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class TrendChartTest {
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
        var svg = draw(ALL);
        var marks = elements(svg, "g");
        assertThat(marks).hasSize(ALL.size());
        assertThat(marks)
                .allSatisfy(
                        mark -> assertThat(mark.getFirstChild().getNodeName()).isEqualTo("title"));
        assertThat(marks.get(0).getTextContent())
                .isEqualTo("EX-0001 Drill 1: Detected; TTD 2 min 05 s, between 1 min 03 s and 4 min 10 s");
        assertThat(marks.get(3).getTextContent()).contains("not detected within 1 h");
    }

    @Test
    void theShapeTellsTheOutcomeWithoutColour() {
        var marks = elements(draw(ALL), "g");
        assertThat(elements(marks.get(0), "circle")).hasSize(1);
        assertThat(elements(marks.get(0), "line")).hasSize(1);
        assertThat(elements(marks.get(2), "path"))
                .singleElement()
                .satisfies(path -> assertThat(path.getAttribute("class")).isEqualTo("late"));
        assertThat(elements(marks.get(3), "path")).singleElement().satisfies(path -> {
            assertThat(path.getAttribute("fill")).isEqualTo("none");
            assertThat(path.getAttribute("class")).isEqualTo("missed censored");
        });
        assertThat(elements(marks.get(4), "rect")).hasSize(1);
        assertThat(elements(marks.get(5), "line")).hasSize(2);
        assertThat(elements(marks.get(6), "path").get(0).getAttribute("class")).isEqualTo("other censored");
    }

    @Test
    void whatHasNoTimeStandsInItsOwnLane() {
        var svg = draw(ALL);
        var labels = elements(svg, "text").stream().map(Element::getTextContent).toList();
        assertThat(labels).contains("at once", "prevented", "no result", "objective 10 min", "objective 5 min");
        assertThat(labels).contains("2026-01-02", "2026-01-08", "1 min", "1 h");
        assertThat(labels.stream().filter(label -> label.startsWith("objective")))
                .hasSize(2);
        var square = elements(elements(svg, "g").get(4), "rect").get(0);
        var axis = elements(elements(svg, "g").get(0), "circle").get(0);
        assertThat(Double.parseDouble(square.getAttribute("y")))
                .isGreaterThan(Double.parseDouble(axis.getAttribute("cy")) + 50);
        assertThat(elements(draw(List.of(Points.detected(1, 60))), "text").stream()
                        .map(Element::getTextContent))
                .doesNotContain("prevented", "at once", "no result");
    }

    @Test
    void theBarReachesFromBoundToBound() {
        var mark = elements(draw(List.of(Points.detected(1, 600))), "g").get(0);
        var bar = elements(mark, "line").get(0);
        var dot = Double.parseDouble(elements(mark, "circle").get(0).getAttribute("cy"));
        assertThat(Double.parseDouble(bar.getAttribute("y1")) - dot)
                .isCloseTo(dot - Double.parseDouble(bar.getAttribute("y2")), within(0.2));
    }

    @Test
    void aScreenReaderIsToldEverything() {
        var svg = draw(ALL).getDocumentElement();
        assertThat(svg.getAttribute("role")).isEqualTo("img");
        assertThat(svg.getAttribute("aria-labelledby")).isEqualTo("ttd-title ttd-desc");
        assertThat(svg.getFirstChild().getTextContent()).isEqualTo("TTD <all> & \"more\"");
        assertThat(elements(svg, "desc").get(0).getTextContent()).isEqualTo(TrendSentence.of(ALL, ZoneOffset.UTC));
    }

    @Test
    void nothingThatAPersonWroteBecomesMarkup() {
        var evil = "</title><script>alert('1')</script>\u0000&\"";
        var named = Points.named(Points.detected(1, 60), evil);
        var markup = new TrendChart("ttd", evil, ZoneOffset.UTC).svg(List.of(named));
        assertThat(markup).doesNotContain("<script", "\u0000", "'");
        assertThat(elements(parse(markup), "title").get(1).getTextContent()).contains("</title><script>alert('1')");
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
        assertThat(markup(reversed)).isEqualTo(markup(ALL));
    }

    @Test
    void everyMarkLiesInsideTheDrawing() {
        var points = new ArrayList<>(ALL);
        points.add(Points.detected(8, 86_400L * 4000));
        points.add(Points.notDetected(9, 0));
        points.add(Points.notDetected(10, 86_400L * 365 * 20));
        var svg = draw(points);
        var box = svg.getDocumentElement().getAttribute("viewBox").split(" ", -1);
        for (var circle : elements(svg, "circle")) {
            assertThat(Double.parseDouble(circle.getAttribute("cx"))).isBetween(0.0, Double.valueOf(box[2]));
            assertThat(Double.parseDouble(circle.getAttribute("cy"))).isBetween(0.0, Double.valueOf(box[3]));
        }
        for (var line : elements(svg, "line")) {
            assertThat(Double.parseDouble(line.getAttribute("y1"))).isBetween(0.0, Double.valueOf(box[3]));
            assertThat(Double.parseDouble(line.getAttribute("y2"))).isBetween(0.0, Double.valueOf(box[3]));
        }
    }

    @Test // 56
    void withoutExercisesItSaysSo() {
        var svg = draw(List.of());
        assertThat(elements(svg, "text"))
                .singleElement()
                .satisfies(text -> assertThat(text.getTextContent()).isEqualTo("No data"));
        assertThat(elements(svg, "g")).isEmpty();
    }

    @Test // 57
    void oneExerciseIsOnePointInTheMiddle() {
        var svg = draw(List.of(Points.detected(1, 60)));
        assertThat(elements(svg, "circle")).hasSize(1);
        assertThat(elements(svg, "text").stream()
                        .filter(text -> text.getTextContent().startsWith("2026")))
                .hasSize(1);
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
        return new TrendChart("ttd", "TTD <all> & \"more\"", ZoneOffset.UTC).svg(points);
    }

    private static Document draw(List<Result> points) {
        return parse(markup(points));
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
