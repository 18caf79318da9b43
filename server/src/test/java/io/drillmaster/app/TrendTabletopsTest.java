package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.identity.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Tabletops on the trend, over HTTP: apart from drills, of a period, and as files. */
class TrendTabletopsTest {
    private final LocalDate today = LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC);
    private static final ApplicationFixture DRILLMASTER = ApplicationFixture.start();
    private static final TabletopHistory HISTORY = new TabletopHistory(DRILLMASTER.jdbi());

    static {
        DRILLMASTER.account("ada", Role.ADMINISTRATOR);
        DRILLMASTER.account("vic", Role.VIEWER);
    }

    private final Person vic = Person.signedIn(DRILLMASTER, "vic");

    @AfterAll
    static void stop() {
        DRILLMASTER.close();
    }

    @Test
    void sessionsOfThePeriodStandInAPanelOfTheirOwnWithFilesOfTheirOwn() {
        assertThat(vic.get("/trend").body())
                .contains("No tabletop was closed yet", "No finished drill yet", "Not comparable with anything above");
        var spring = HISTORY.played("=HYPERLINK(1) spring", at(200));
        var before = HISTORY.played("Long ago", at(600));
        var never = HISTORY.neverStarted("Called off", at(150));
        var open = HISTORY.open("Still open", at(100));

        var year = vic.get("/trend").body();
        assertThat(panel(year))
                .contains("1 session, " + today.minusMonths(12) + " to " + today, spring.toString(), "TTX-90 v1")
                .contains("One more session was closed without having been started")
                .contains("href=\"/tabletops/" + spring + "/report\"")
                .contains("/trend/tabletops/tabletop-first-response.csv")
                .doesNotContain(before.toString(), never.toString(), open.toString());
        assertThat(year.substring(0, year.indexOf("id=\"tabletops\"")))
                .as("nothing of it stands among drills")
                .doesNotContain(spring.toString());

        assertThat(panel(vic.get("/trend?period=all").body()))
                .contains("2 sessions, ", spring.toString(), before.toString());
        assertThat(panel(vic.get("/trend?from=" + day(610) + "&until=" + day(590) + "&scenario=SC-01&team=Ants")
                        .body()))
                .as("other filters do not apply")
                .contains("1 session, ", before.toString())
                .doesNotContain(spring.toString());
        assertThat(panel(vic.get("/trend?from=" + day(500) + "&until=" + day(400))
                        .body()))
                .contains("in this period. This is not a zero");

        for (var name : List.of("first-response", "group-decision", "shares", "ratings", "gaps", "room", "feedback")) {
            var file = vic.get("/trend/tabletops/tabletop-" + name + ".csv?period=all");
            assertThat(file.statusCode()).as(name).isEqualTo(200);
            assertThat(file.headers().firstValue("Content-Disposition"))
                    .contains("attachment; filename=\"EXERCISE-tabletop-" + name + ".csv\"");
            assertThat(file.body())
                    .as(name)
                    .startsWith("session,day,story,")
                    .contains(spring + "," + day(200) + ",TTX-90 v1", before + "," + day(600))
                    .doesNotContain("=HYPERLINK", "Called off");
        }
        assertThat(vic.get("/trend/tabletops/tabletop-room.csv").body()).doesNotContain(before.toString());
        assertThat(vic.get("/trend/tabletops/ttd.csv").statusCode()).isEqualTo(404);
        assertThat(vic.get("/trend/charts/tabletop-room.csv").statusCode()).isEqualTo(404);
    }

    private String day(int ago) {
        return today.minusDays(ago).toString();
    }

    private Instant at(int daysAgo) {
        return today.minusDays(daysAgo).atTime(13, 0).toInstant(ZoneOffset.UTC);
    }

    private String panel(String page) {
        return page.substring(page.indexOf("id=\"tabletops\""));
    }
}
