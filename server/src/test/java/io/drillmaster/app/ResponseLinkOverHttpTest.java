package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.evidence.Fact;
import io.drillmaster.exercise.ResponseLink;
import io.drillmaster.identity.Role;
import io.drillmaster.plan.Exercise;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ResponseLinkOverHttpTest {
    private static final ApplicationFixture DRILLMASTER = ApplicationFixture.start();
    private static final Pattern LINK = Pattern.compile("/respond/[A-Za-z0-9_-]+");

    private final Exercise exercise = DRILLMASTER.open("SC-01", Duration.ofHours(1));
    private final Person nora = new Person(DRILLMASTER.address());

    @AfterAll
    static void stop() {
        DRILLMASTER.close();
    }

    @Test
    void aScannerThatLooksAtTheLinkEndsNothingAndThePersonWhoConfirmsDoes() {
        var link = "/respond/"
                + DRILLMASTER
                        .parts()
                        .responseLinks()
                        .sign(exercise.plan().id(), ResponseLink.Answer.INVESTIGATING, "nora", Duration.ofHours(1));
        var looked = nora.get(link);

        assertThat(looked.statusCode()).isEqualTo(200);
        assertThat(looked.body())
                .contains("Confirm: I am investigating.", "nora")
                .doesNotContainIgnoringCase("drill");
        assertThat(nora.post(link, Map.of()).statusCode()).isEqualTo(403);
        assertThat(said()).isZero();

        var confirmed = nora.submit(link, link, Map.of());
        assertThat(confirmed.statusCode()).isEqualTo(200);
        assertThat(confirmed.body()).contains("Noted").doesNotContainIgnoringCase("drill");
        assertThat(said()).isEqualTo(1);
    }

    @Test
    void aMemberMakesALinkOnTheExercisesPage() {
        DRILLMASTER.account("ada", Role.ADMINISTRATOR);
        DRILLMASTER.account("mona", Role.MEMBER);
        var mona = Person.signedIn(DRILLMASTER, "mona");
        var page = "/exercises/" + exercise.plan().id();
        mona.submit(page, page + "/response-links", Map.of("person", "nora", "answer", "investigate"));
        var link = LINK.matcher(mona.get(page).body());

        assertThat(link.find()).isTrue();
        nora.submit(link.group(), link.group(), Map.of());
        assertThat(said()).isEqualTo(1);
    }

    @Test
    void aLinkThatIsNotOursIsGone() {
        assertThat(nora.get("/respond/AAAA").statusCode()).isEqualTo(410);
    }

    private long said() {
        return DRILLMASTER.parts().evidence().of(exercise.plan().id()).stream()
                .filter(row -> row.fact() instanceof Fact.Investigating)
                .count();
    }
}
