package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drillmaster.demo.history.SampleHistory;
import io.drillmaster.identity.Role;
import io.drillmaster.measure.Detection;
import io.drillmaster.verdict.ResultFilter;
import io.drillmaster.verdict.Results;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SamplesOverHttpTest {
    private static final ApplicationFixture DRILLMASTER = ApplicationFixture.start();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, String> BACK = Map.of("back", "/exercises");

    @BeforeAll
    static void accounts() {
        DRILLMASTER.account("ada", Role.ADMINISTRATOR);
        DRILLMASTER.account("mia", Role.MEMBER);
    }

    @AfterAll
    static void stop() {
        DRILLMASTER.close();
    }

    @Test
    void samplesAreMarkedEverywhereAndOneClickOfAnAdministratorRemovesThem() {
        var parts = DRILLMASTER.parts();
        var real = DRILLMASTER.plan("SC-01", Duration.ofHours(1));
        var loaded = new SampleHistory(parts.plans(), parts.evidence(), Clock.systemUTC()).load((done, all) -> {});
        var results = new Results(DRILLMASTER.jdbi());
        var told = results.of(ResultFilter.ALL);
        followersReadAll();
        assertThat(results.of(ResultFilter.ALL))
                .as("nothing that runs beside it judges the story otherwise")
                .isEqualTo(told);
        assertThat(told)
                .filteredOn(result -> result.detectedBy().equals(Optional.of(Detection.By.MACHINE)))
                .hasSizeGreaterThan(40);
        var member = Person.signedIn(DRILLMASTER, "mia");
        var administrator = Person.signedIn(DRILLMASTER, "ada");

        var list = administrator.get("/exercises").body();
        assertThat(list).contains(loaded + " sample exercises are here", "Remove all " + loaded, ">Sample</span>");
        assertThat(list).contains("/exercises?page=2").contains(real.toString());
        assertThat(administrator.get("/exercises?page=2").body())
                .contains(">Sample</span>", "href=\"/exercises\"")
                .doesNotContain(real.toString());
        assertThat(member.get("/exercises").body())
                .contains(loaded + " sample exercises are here")
                .doesNotContain("Remove all");

        var sample = parts.plans().finished(0, 1).get(0).plan().id();
        assertThat(member.get("/exercises/" + sample).body()).contains("Sample", "This is a sample");
        assertThat(member.get("/gaps").body()).contains(">Sample</span>");
        assertThat(member.get("/alerts").body()).contains("falco (sample)");

        assertThat(member.submit("/exercises/new", "/samples/remove", BACK).statusCode())
                .isEqualTo(403);
        assertThat(parts.samples().count()).isEqualTo(loaded);

        var answer = administrator.submit("/exercises", "/samples/remove", BACK);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/exercises");
        assertThat(administrator.get("/exercises").body())
                .contains(loaded + " sample exercises are removed", real.toString())
                .doesNotContain(">Sample</span>");
        assertThat(parts.samples().count()).isZero();
        assertThat(parts.plans().find(real)).isPresent();
    }

    private static void followersReadAll() {
        var jdbi = DRILLMASTER.jdbi();
        await().atMost(PATIENCE)
                .until(() -> jdbi.withHandle(handle -> handle.createQuery(
                                "select min(f.seq) >= (select max(e.seq) from evidence e) from follower f")
                        .mapTo(Boolean.class)
                        .one()));
    }
}
