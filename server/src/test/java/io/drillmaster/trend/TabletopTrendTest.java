package io.drillmaster.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.trend.TabletopSession.Rating;
import io.drillmaster.verdict.GapCategory;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class TabletopTrendTest {
    private static final Period YEAR =
            new Period(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));

    @Test
    void withoutASessionThereIsNothingToDraw() {
        assertThat(TabletopTrend.of(List.of(), YEAR)).isEmpty();
    }

    @Test
    void everyDecisionHasAMarkAndWhatNobodyAnsweredIsMarkedByShape() {
        var figure = figure("tabletop-first-response", List.of(march(), june()));
        var svg = figure.svg().orElseThrow();
        assertThat(marks(svg)).containsExactly("detected", "detected", "missed", "detected", "missed", "missed");
        assertThat(svg)
                .contains("TX-0003 March, 2026-03-02, T-2: 1 min")
                .contains("TX-0003 March, 2026-03-02, T-6: not answered")
                .contains("median 3 min, n = 3", "median not reached, n = 3");
        assertThat(figure.sentence())
                .contains("6 injects asked for a decision", "3 were not answered and count as longer than all else")
                .contains("newest session, TX-0009: not reached (n = 3)");
        assertThat(figure.title()).contains("2 tabletops", "2026-01-01 to 2026-12-31");
        assertThat(column(figure.table(), "time_s")).containsExactly("", "", "30", "", "180", "60");
        assertThat(column(figure.table(), "median_s")).containsExactly("", "", "", "180", "180", "180");
        assertThat(column(figure.table(), "session"))
                .containsExactly("TX-0009", "TX-0009", "TX-0009", "TX-0003", "TX-0003", "TX-0003");
    }

    @Test
    void sharesHaveIntervalsAndNothingToCountIsNotZero() {
        var figure = figure("tabletop-shares", List.of(march(), june()));
        assertThat(column(figure.table(), "in_time_share")).containsExactly("", "0.75");
        assertThat(column(figure.table(), "in_time_n")).containsExactly("", "4");
        assertThat(column(figure.table(), "matching_share")).containsExactly("", "0.6667");
        assertThat(column(figure.table(), "matching_lo")).containsExactly("", "0.2077");
        assertThat(column(figure.table(), "matching_hi")).containsExactly("", "0.9385");
        assertThat(column(figure.table(), "not_coded")).containsExactly("0", "1");
        assertThat(figure.sentence())
                .contains("3 of 4 (75\u00a0%", "2 of 3 (67\u00a0%", "Not coded: 1; passed: 2", "rather too narrow");
        assertThat(figure.svg().orElseThrow().split("class=\"bar ", -1)).hasSize(3);
    }

    @Test
    void ratingsAreCountedInWordsAndNeverAveraged() {
        var figure = figure("tabletop-ratings", List.of(march(), june()));
        var svg = figure.svg().orElseThrow();
        assertThat(svg)
                .contains("P 2 · S 1 · M 0 · U 1 · N 0", "P without challenges", "U unable to be performed")
                .doesNotContain("P 0 · S 0");
        assertThat(column(figure.table(), "p")).containsExactly("", "2");
        assertThat(column(figure.table(), "n")).containsExactly("0", "4");
        assertThat(figure.sentence()).contains("U unable to be performed 1", "no mean is taken");
    }

    @Test
    void theRoomAndItsFeedbackAreTables() {
        var room = figure("tabletop-room", List.of(march(), june()));
        assertThat(room.svg()).isEmpty();
        assertThat(room.sentence())
                .contains("TX-0009, 1 person played 1 of 2 roles", "nobody asked for a clarification");
        assertThat(column(room.table(), "players")).containsExactly("1", "4");
        assertThat(column(room.table(), "by_role")).containsExactly("Lead 1, Developer 0", "Lead 1, Developer 3");
        assertThat(column(room.table(), "clarifications")).containsExactly("0", "5");
        var feedback = figure("tabletop-feedback", List.of(march(), june()));
        assertThat(feedback.sentence())
                .startsWith("2 of 5 people gave feedback")
                .contains("no mean");
        assertThat(column(feedback.table(), "statement")).containsExactly("It could happen to us.");
        assertThat(column(feedback.table(), "agree_4")).containsExactly("2");
    }

    @Test
    void gapsAreCountedByTheCategoriesThatOccur() {
        var gaps = figure("tabletop-gaps", List.of(march(), june()));
        assertThat(gaps.sentence()).contains("Detect 1, Respond 2", "nobody reviewed");
        assertThat(column(gaps.table(), "gaps")).containsExactly("0", "3");
        assertThat(column(gaps.table(), "respond")).containsExactly("0", "2");
        assertThat(gaps.table().columns())
                .filteredOn(DataTable.Column::shown)
                .extracting(DataTable.Column::title)
                .containsExactly("Session", "Day", "Story", "Gaps", "Detect", "Respond");
        assertThat(figure("tabletop-gaps", List.of(june())).sentence()).contains("no gap was accepted");
    }

    @Test
    void sessionsWithoutANumberSayThatThereIsNoData() {
        var bare = session("TX-0001", "2026-05-05", List.of());
        for (var figure : TabletopTrend.of(List.of(bare), YEAR)) {
            assertThat(figure.sentence()).as(figure.id()).doesNotContain("NaN", "0\u00a0%");
            figure.svg().ifPresent(svg -> assertThat(svg).doesNotContain("NaN", "Infinity"));
        }
        assertThat(figure("tabletop-first-response", List.of(bare)).svg()).isEmpty();
        assertThat(figure("tabletop-ratings", List.of(bare)).sentence()).startsWith("No data");
    }

    @Test
    void hundredsOfSessionsAndWhateverPeopleWriteStayADrawing() {
        var many = new ArrayList<TabletopSession>();
        IntStream.range(0, 200).forEach(i -> many.add(named(march(), "TX-" + (1000 + i), "<script>&\"'", i)));
        for (var figure : TabletopTrend.of(many, YEAR)) {
            figure.svg().ifPresent(svg -> {
                parse(svg);
                assertThat(svg)
                        .as(figure.id())
                        .contains("role=\"img\"", figure.id() + "-title " + figure.id() + "-desc")
                        .doesNotContain("<script", "NaN", "style=");
            });
        }
        assertThat(figure("tabletop-ratings", many).sentence()).contains("the newest 12 of 200 sessions");
        var days = Pattern.compile(">2026-\\d\\d-\\d\\d</text>")
                .matcher(figure("tabletop-shares", many).svg().orElseThrow())
                .results()
                .count();
        assertThat(days).as("labels that do not cover each other").isLessThanOrEqualTo(7);
    }

    private static TabletopSession march() {
        var three = List.of(decision("T-2", true, 4, 3, 60, 300), decision("T-5", false, 4, 4, 180, 0), never("T-6"));
        var ratings = new EnumMap<Rating, Integer>(Rating.class);
        ratings.putAll(Map.of(Rating.P, 2, Rating.S, 1, Rating.M, 0, Rating.U, 1, Rating.N, 0));
        return new TabletopSession(
                "TX-0003",
                "March",
                Instant.parse("2026-03-02T13:00:00Z"),
                "TTX-01 v1",
                three,
                new TabletopSession.Middle(3, 1, Optional.of(Duration.ofMinutes(3))),
                new TabletopSession.Middle(3, 2, Optional.empty()),
                attendance(1, 3),
                2,
                5,
                2,
                3,
                1,
                2,
                ratings,
                new TabletopSession.Feedback(2, 4, Map.of("It could happen to us.", List.of(0, 0, 0, 2, 0))),
                Map.of(GapCategory.RESPOND, 2, GapCategory.DETECT, 1));
    }

    private static TabletopSession june() {
        return session(
                "TX-0009", "2026-06-02", List.of(decision("T-2", false, 1, 1, 30, 60), never("T-5"), never("T-6")));
    }

    private static TabletopSession session(String id, String day, List<TabletopSession.Decision> decisions) {
        var none = new EnumMap<Rating, Integer>(Rating.class);
        return new TabletopSession(
                id,
                "June",
                Instant.parse(day + "T13:00:00Z"),
                "TTX-01 v1",
                decisions,
                new TabletopSession.Middle(decisions.size(), Math.max(0, decisions.size() - 1), Optional.empty()),
                new TabletopSession.Middle(decisions.size(), Math.max(0, decisions.size() - 1), Optional.empty()),
                attendance(1, 0),
                0,
                0,
                0,
                0,
                0,
                0,
                none,
                new TabletopSession.Feedback(0, 1, Map.of()),
                Map.of());
    }

    private static TabletopSession named(TabletopSession session, String id, String title, int day) {
        return new TabletopSession(
                id,
                title,
                session.when().plus(Duration.ofDays(day)),
                title,
                session.decisions(),
                session.firstResponse(),
                session.groupDecision(),
                Map.of(title, 1),
                session.observers(),
                session.clarifications(),
                session.matching(),
                session.coded(),
                session.open(),
                session.passed(),
                session.ratings(),
                session.feedback(),
                session.gaps());
    }

    private static Map<String, Integer> attendance(int leads, int developers) {
        var attendance = new LinkedHashMap<String, Integer>();
        attendance.put("Lead", leads);
        attendance.put("Developer", developers);
        return attendance;
    }

    private static TabletopSession.Decision decision(
            String inject, boolean timed, int asked, int inTime, int first, int decided) {
        return new TabletopSession.Decision(
                inject,
                timed,
                asked,
                inTime,
                Optional.of(Duration.ofSeconds(first)),
                decided == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(decided)));
    }

    private static TabletopSession.Decision never(String inject) {
        return new TabletopSession.Decision(inject, false, 4, 0, Optional.empty(), Optional.empty());
    }

    private static Figure figure(String id, List<TabletopSession> sessions) {
        return TabletopTrend.of(sessions, YEAR).stream()
                .filter(figure -> figure.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> marks(String svg) {
        return Pattern.compile("<g class=\"mark\"><title>[^<]*</title><path class=\"([a-z]+)\"")
                .matcher(svg)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static List<String> column(DataTable table, String name) {
        var at = table.columns().stream().map(DataTable.Column::name).toList().indexOf(name);
        return table.stream().map(row -> row.get(at).value()).toList();
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
