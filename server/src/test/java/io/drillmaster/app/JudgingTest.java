package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drillmaster.drillpackages.Phase;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import io.drillmaster.evidence.Visibility;
import io.drillmaster.identity.Role;
import io.drillmaster.measure.Elapsed;
import io.drillmaster.measure.Measurement;
import io.drillmaster.measure.Outcome;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.ExerciseState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What members say of an exercise as a whole, on its page. */
class JudgingTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final MovableClock CLOCK = new MovableClock();
    private static final Pattern UNDO = Pattern.compile("/exercises/[^\"/]+/rows/[^\"/]+/take-back");

    private static ApplicationFixture drillmaster;
    private static Person member;

    @BeforeAll
    static void start() {
        drillmaster = ApplicationFixture.start(Map.of(), CLOCK);
        drillmaster.account("ada", Role.ADMINISTRATOR);
        drillmaster.account("maria", Role.MEMBER);
        drillmaster.account("victor", Role.VIEWER);
        member = Person.signedIn(drillmaster, "maria");
    }

    @AfterAll
    static void stop() {
        drillmaster.close();
    }

    @Test
    void anExerciseThatLeakedIsDeclaredInvalidWithAReasonAndThatCanBeUndone() {
        var drill = finished();
        assertThat(measured(drill).outcome()).isEqualTo(Outcome.NOT_DETECTED);
        assertThat(page(member, drill)).contains("Declare it invalid", "Say how far its traces got");
        assertThat(page(Person.signedIn(drillmaster, "victor"), drill)).doesNotContain("Declare it invalid");

        assertThat(say(drill, "invalidate", Map.of("reason", " "))).isEqualTo(400);
        assertThat(measured(drill).outcome()).isEqualTo(Outcome.NOT_DETECTED);
        assertThat(say(drill, "invalidate", Map.of("reason", "The drill lead told the team.")))
                .isEqualTo(303);

        var body = page(member, drill);
        assertThat(body)
                .contains("Declared invalid", "The drill lead told the team.")
                .doesNotContain("act-invalidate-reason");
        await().until(() -> drillmaster
                .parts()
                .verdicts()
                .latest(drill.plan().id())
                .filter(kept -> kept.outcome() == Outcome.INVALID)
                .isPresent());
        var undo = UNDO.matcher(body);
        assertThat(undo.find()).isTrue();
        member.submit("/account", undo.group(), Map.of());
        assertThat(measured(drill).outcome()).isEqualTo(Outcome.NOT_DETECTED);
    }

    @Test
    void howFarItsTracesGotIsSaidOfARunThatNobodySaw() {
        var drill = finished();
        assertThat(say(drill, "visibility", Map.of("reached", "ALERTED"))).isEqualTo(400);
        assertThat(say(drill, "visibility", Map.of("reached", "SOMEWHERE"))).isEqualTo(400);
        assertThat(say(drill, "visibility", Map.of("reached", "LOGGED_CENTRALLY", "note", "index proxy-2026")))
                .isEqualTo(303);
        assertThat(measured(drill).visibility()).contains(Visibility.LOGGED_CENTRALLY);
        assertThat(page(member, drill)).contains("logged centrally", "index proxy-2026");
    }

    @Test
    void whoContainsItSaysWhatWasDoneAndTheExposureEnds() {
        var drill = drillmaster.open("SC-DEMO", HOUR);
        executed(drill);
        CLOCK.advance(Duration.ofMinutes(2));
        assertThat(say(drill, "notice", Map.of("note", "An odd package"))).isEqualTo(303);
        assertThat(page(member, drill)).contains("It is contained");
        CLOCK.advance(Duration.ofMinutes(3));

        assertThat(say(drill, "contain", Map.of("done", ""))).isEqualTo(400);
        assertThat(say(drill, "contain", Map.of("done", "Runner taken off the network")))
                .isEqualTo(303);

        var measured = measured(drill);
        var moment = Duration.ofSeconds(45); // this clock goes on between the jumps
        assertThat(((Elapsed.Observed) measured.ttc()).estimate())
                .isBetween(Duration.ofMinutes(3), Duration.ofMinutes(3).plus(moment));
        assertThat(((Elapsed.Observed) measured.exposure()).estimate())
                .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(5).plus(moment));
        assertThat(page(member, drill))
                .contains("Other times", "Exposure: execution to containment", "Runner taken off the network");
    }

    private static Exercise finished() {
        var drill = drillmaster.open("SC-DEMO", HOUR);
        executed(drill);
        CLOCK.advance(HOUR.plusMinutes(1));
        drillmaster.parts().conductor().close(drill.plan().id());
        await().until(() -> drillmaster
                        .parts()
                        .plans()
                        .find(drill.plan().id())
                        .orElseThrow()
                        .state()
                == ExerciseState.CLOSED);
        return drill;
    }

    private static void executed(Exercise drill) {
        var token = drill.plan().targets().get(0).token();
        var name = new Fact.DnsLookedUp(
                "i.aaaabbbb." + token + ".drill.test", "A", Phase.INSTALLED, "aaaabbbb", "127.0.0.1", "udp");
        drillmaster
                .parts()
                .evidence()
                .append(List.of(NewEvidence.of("canary.dns", CLOCK.instant(), name)
                        .token(token)
                        .exercise(drill.plan().id())
                        .build()));
    }

    private static int say(Exercise drill, String what, Map<String, String> fields) {
        return member.submit("/account", "/exercises/" + drill.plan().id() + "/" + what, fields)
                .statusCode();
    }

    private static String page(Person person, Exercise drill) {
        return person.get("/exercises/" + drill.plan().id()).body();
    }

    private static Measurement measured(Exercise drill) {
        return drillmaster.parts().verdicts().now(drill.plan().id());
    }
}
