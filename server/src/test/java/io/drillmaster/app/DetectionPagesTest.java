package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.identity.Role;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The detections of an exercise, asked of the running program. */
class DetectionPagesTest {
    private static final ApplicationFixture DRILLMASTER = ApplicationFixture.start();

    static {
        DRILLMASTER.account("ana", Role.ADMINISTRATOR); // without one nobody can sign in
        DRILLMASTER.account("mia", Role.MEMBER);
        DRILLMASTER.account("vera", Role.VIEWER);
    }

    @AfterAll
    static void stop() {
        DRILLMASTER.close();
    }

    @Test
    void aMemberGetsTheFilesOfAnExerciseAndAWarningUntilItIsOver() {
        var plan = DRILLMASTER.open("SC-DEMO", Duration.ofHours(1)).plan();
        var address = "/exercises/" + plan.id() + "/detections";
        var mia = Person.signedIn(DRILLMASTER, "mia");
        assertThat(mia.get("/exercises/" + plan.id()).body()).contains("href=\"" + address + "\"");
        assertThat(mia.get(address).body()).contains("Not for people who are drilled.", "falco-rules.yaml", "rpz.zone");

        var rules = mia.get(address + "/falco-rules.yaml");
        assertThat(rules.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"falco-rules.yaml\"");
        assertThat(rules.headers().firstValue("Cache-Control")).contains("no-store");
        for (var target : plan.targets()) {
            assertThat(rules.body()).contains("/security-drill-" + target.token());
            assertThat(mia.get(address + "/suricata.rules").body()).contains("." + target.token() + ".", "sid:");
        }
        assertThat(mia.get(address + "/drillmaster-detections-" + plan.id() + ".tar.gz")
                        .headers()
                        .firstValue("Content-Type"))
                .contains("application/gzip");
        assertThat(mia.get(address + "/passwd").statusCode()).isEqualTo(404);

        DRILLMASTER.parts().conductor().abort(plan.id(), "enough", "mia");
        assertThat(mia.get(address).body()).doesNotContain("Not for people who are drilled.");
    }

    @Test
    void whoeverIsNoMemberDoesNotLearnOfThem() {
        var plan = DRILLMASTER.open("SC-DEMO", Duration.ofHours(1)).plan();
        var address = "/exercises/" + plan.id() + "/detections";
        var vera = Person.signedIn(DRILLMASTER, "vera");
        var archive = address + "/drillmaster-detections-" + plan.id() + ".tar.gz";

        for (var asked : List.of(address, address + "/falco-rules.yaml", archive)) {
            assertThat(vera.get(asked).statusCode()).as(asked).isEqualTo(403);
        }
        assertThat(vera.get("/exercises/" + plan.id()).body()).doesNotContain(address);
    }
}
