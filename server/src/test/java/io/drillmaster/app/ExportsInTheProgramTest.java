package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.drillmaster.common.Json;
import io.drillmaster.export.Table;
import io.drillmaster.identity.Role;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the trend's exports hand out over HTTP. */
class ExportsInTheProgramTest {
    private static ApplicationFixture drillmaster;
    private static Person viewer;

    @BeforeAll
    static void start() {
        drillmaster = ApplicationFixture.start();
        drillmaster.account("ada", Role.ADMINISTRATOR);
        drillmaster.account("victor", Role.VIEWER);
        viewer = Person.signedIn(drillmaster, "victor");
        var exercise = drillmaster.open("SC-DEMO", Duration.ofHours(1)).plan().id();
        drillmaster.parts().conductor().abort(exercise, "a real incident", "ada");
    }

    @AfterAll
    static void stop() {
        drillmaster.close();
    }

    @Test
    void aViewerTakesTheRunsToASpreadsheet() {
        var answer = viewer.get("/trend/runs.csv");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv; charset=utf-8");
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .matches("attachment; filename=\"drillmaster-runs-20[0-9-]{8}\\.csv\"");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(Table.read(answer.body()).rows())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("scenario", "SC-DEMO")
                        .containsEntry("outcome", "ABORTED")
                        .containsEntry("attack_version", "19"));
    }

    @Test
    void aProgramReadsTheSameRunsAsJson() throws JsonProcessingException {
        var answer = viewer.get("/api/results?scenario=SC-DEMO");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        var document = Json.mapper().readTree(answer.body());
        assertThat(document.path("n").asInt()).isEqualTo(1);
        assertThat(document.path("filters").path("period").asText()).isEqualTo("12m");
        assertThat(document.path("outcomes").path("ABORTED").asInt()).isEqualTo(1);
    }

    @Test
    void theNavigatorGetsALayerOfAllScenarios() throws JsonProcessingException {
        var answer = viewer.get("/trend/navigator.json");
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("drillmaster-navigator-");
        var layer = Json.mapper().readTree(answer.body());
        assertThat(layer.path("versions").path("attack").asText()).isEqualTo("19");
        assertThat(layer.path("techniques").findValuesAsText("techniqueID")).contains("T1195.001", "T1554");
        assertThat(layer.path("techniques").findValues("score"))
                .as("stopped for safety is no result")
                .isEmpty();
    }

    @Test
    void aCalendarTakesWhatIsPlanned() {
        var planned = drillmaster.open("SC-DEMO", Duration.ofHours(1)).plan().id();
        var answer = viewer.get("/exercises/planned.ics");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/calendar");
        assertThat(answer.body())
                .startsWith("BEGIN:VCALENDAR\r\n")
                .contains("SUMMARY:Exercise " + planned + "\r\n")
                .doesNotContain("SC-DEMO");
        assertThat(viewer.get("/exercises/planned.ics?details=true").body()).contains("SC-DEMO");
    }

    @Test
    void theBoardGetsOneSheet() {
        var page = viewer.get("/trend/one-pager?period=6m");
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("Supply-chain drills, last 6 months", "/trend/one-pager.pdf?period=6m");
        assertThat(viewer.get("/static/one-pager.css").statusCode()).isEqualTo(200);
        var pdf = viewer.get("/trend/one-pager.pdf?period=6m");
        assertThat(pdf.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(pdf.body()).startsWith("%PDF-");
    }

    @Test
    void theFiltersOfThePageHoldForTheFiles() throws JsonProcessingException {
        assertThat(Table.read(viewer.get("/trend/runs.csv?scenario=SC-01").body())
                        .rows())
                .isEmpty();
        var none = Json.mapper()
                .readTree(viewer.get("/api/results?until=2020-01-01").body());
        assertThat(none.path("n").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/trend/runs.csv",
                "/api/results",
                "/trend/navigator.json",
                "/trend/one-pager",
                "/trend/one-pager.pdf"
            })
    void aFilterThatMakesNoSenseIsSaid(String path) {
        var answer = viewer.get(path + "?period=1y", "Accept", "application/json");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("wrong-filter").contains("allowed are 3m, 6m, 12m, all");
    }

    @Test
    void aStrangerGetsNothing() {
        var stranger = new Person(drillmaster.address());
        for (var path : List.of("/trend/runs.csv", "/api/results", "/trend/navigator.json", "/trend/one-pager.pdf")) {
            assertThat(stranger.get(path).statusCode()).as(path).isEqualTo(303);
        }
    }
}
