package io.drillmaster.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.evidence.AlertTraits;
import io.drillmaster.evidence.AttributionLevel;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.ResponseKind;
import io.drillmaster.pages.view.TimelineRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimelinePresenterTest {
    private static final Instant START = Instant.parse("2026-11-03T10:00:00Z");
    private static final String PATH = "/tmp/security-drill-x.txt";

    private final List<Evidence> log = new ArrayList<>();

    @Test
    void looksThatFoundNothingAreToldWithTheMarkerOnly() {
        add(1, "marker.poller", null, new Fact.MarkerAbsent(PATH));
        add(2, "marker.poller", null, new Fact.MarkerAbsent(PATH));
        add(3, "marker.poller", null, new Fact.MarkerPresent(PATH, Optional.empty(), List.of()));
        add(9, "marker.poller", null, new Fact.MarkerAbsent(PATH));

        assertThat(rows(true)).singleElement().satisfies(row -> {
            assertThat(row.sentence()).isEqualTo("Marker found at " + PATH);
            assertThat(row.detail()).contains("not there at 10:00:02");
        });
    }

    @Test
    void aSensorThatWasBlindIsNamedWithWhatItLost() {
        add(1, "falco", null, new Fact.SensorBlind("1204 system calls dropped in last second."));

        assertThat(rows(true))
                .singleElement()
                .satisfies(row -> assertThat(row.sentence())
                        .isEqualTo("Falco was blind for a moment: 1204 system calls dropped in last second."));
    }

    @Test
    void aRetractionStandsWithWhatItTakesBackAndCanBeUndone() {
        var said = add(1, "person", null, new Fact.Investigating(""));
        add(2, "person", said, new Fact.Retracted("Not me"));

        assertThat(rows(true)).singleElement().satisfies(row -> {
            assertThat(row.retracted()).isEqualTo("Not me (ana)");
            assertThat(row.undo()).isNotNull();
        });
        assertThat(rows(false))
                .singleElement()
                .satisfies(row -> assertThat(row.undo()).isNull());
    }

    @Test
    void whatWasTakenBackByMistakeStandsAgain() {
        var said = add(1, "person", null, new Fact.Investigating(""));
        var mistake = add(2, "person", said, new Fact.Retracted("Not me"));
        add(3, "person", mistake, new Fact.Retracted("The row counts after all"));

        assertThat(rows(true))
                .first()
                .satisfies(row -> assertThat(row.retracted()).isNull());
    }

    @Test
    void aPersonsWordOnAnAlertIsARowOfItsOwn() {
        var said = add(1, "person", null, new Fact.Reported("A file appeared"));
        add(2, "person", said, new Fact.Attributed(AttributionLevel.REJECTED, "Something else"));

        assertThat(rows(true)).hasSize(2);
    }

    @Test
    void whatAPagerToldIsToldOnceByTheRowThatCounts() {
        var acknowledged = add(1, "pagerduty", null, response(ResponseKind.ACKNOWLEDGED, "took it"));
        add(
                2,
                "alert.attribution",
                acknowledged,
                new Fact.Attributed(AttributionLevel.STRONG, "It names the package."));
        add(3, "pagerduty", acknowledged, new Fact.Acknowledged("took it"));
        var hint = add(4, "pagerduty", null, response(ResponseKind.HINT, "a new note"));
        add(5, "alert.attribution", hint, new Fact.Attributed(AttributionLevel.STRONG, "It is the same incident."));

        assertThat(rows(true)).hasSize(2);
        assertThat(rows(true).get(0).sentence()).endsWith("took note of the alert: took it");
        assertThat(rows(true).get(0).source()).isEqualTo("PagerDuty");
        assertThat(rows(true).get(1).sentence()).isEqualTo("Nora: a new note");
        assertThat(rows(true).get(1).detail()).endsWith("It is the same incident.");
    }

    private static Fact response(ResponseKind kind, String summary) {
        return new Fact.ResponseReceived(
                kind, Optional.of("Nora"), Optional.of("Q1"), summary, summary, AlertTraits.NONE);
    }

    private List<TimelineRow> rows(boolean mayUndo) {
        return new TimelinePresenter(log, mayUndo)
                .minutes().stream().flatMap(minute -> minute.rows().stream()).toList();
    }

    private UUID add(int second, String source, @Nullable UUID refersTo, Fact fact) {
        var id = new UUID(0, second);
        log.add(new Evidence(
                second,
                id,
                ExerciseId.parse("EX-0001"),
                Optional.empty(),
                source,
                Optional.of("build-7").filter(host -> !source.equals("person")),
                Optional.empty(),
                START.plusSeconds(second),
                Optional.of("ana").filter(name -> source.equals("person")),
                Optional.ofNullable(refersTo),
                fact));
        return id;
    }
}
