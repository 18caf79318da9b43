package io.drillmaster.exercise;

import static io.drillmaster.plan.Drill.NOON;
import static io.drillmaster.plan.Drill.drill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.common.Problem;
import io.drillmaster.db.TestDatabase;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.evidence.Fact;
import io.drillmaster.plan.ExerciseState;
import io.drillmaster.plan.PlanStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResponseLinksTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final TestDatabase db = TestDatabase.fresh();
    private final Jdbi jdbi = db.database().jdbi();
    private final PlanStore plans = new PlanStore(jdbi);
    private final EvidenceStore evidence = new EvidenceStore(jdbi);
    private Instant now = NOON;
    private final ResponseLinks links = links();

    @AfterEach
    void drop() {
        db.close();
    }

    @Test
    void oneTapSaysWhatTheLinkSaysInTheNameOfWhoHasIt() {
        var exercise = drill().state(ExerciseState.RUNNING).stored(jdbi).plan().id();
        var signed = links.sign(exercise, ResponseLink.Answer.INVESTIGATING, "Nora | on call", HOUR);
        var row = links.answer(links.open(signed).orElseThrow());
        now = now.plusSeconds(30);
        links.answer(links.open(signed).orElseThrow());

        assertThat(evidence.of(exercise)).hasSize(1);
        assertThat(evidence.of(exercise).get(0).id()).isEqualTo(row);
        assertThat(evidence.of(exercise).get(0).fact()).isInstanceOf(Fact.Investigating.class);
        assertThat(evidence.of(exercise).get(0).actor()).contains("Nora | on call");
        assertThat(evidence.of(exercise).get(0).receivedAt()).isEqualTo(NOON);
    }

    @Test
    void aLinkThatWasChangedAnywhereOpensNothing() {
        var exercise = drill().stored(jdbi).plan().id();
        var signed = links.sign(exercise, ResponseLink.Answer.ACKNOWLEDGED, "nora", HOUR);
        var bytes = Base64.getUrlDecoder().decode(signed);
        for (var i = 0; i < bytes.length; i++) {
            var changed = bytes.clone();
            changed[i] ^= 1;
            assertThat(links.open(Base64.getUrlEncoder().withoutPadding().encodeToString(changed)))
                    .as("byte " + i)
                    .isEmpty();
        }
        for (var other : List.of("", "a", "!", signed.substring(0, 40), signed + "AAAA")) {
            assertThat(links.open(other)).as(other).isEmpty();
        }
        assertThat(links.open(signed)).isPresent();
    }

    @Test
    void aLinkEndsAndNoLinkLivesLongerThanAWeek() {
        var exercise = drill().stored(jdbi).plan().id();
        var hour = links.sign(exercise, ResponseLink.Answer.ACKNOWLEDGED, "nora", HOUR);
        var year = links.sign(exercise, ResponseLink.Answer.ACKNOWLEDGED, "nora", Duration.ofDays(365));
        now = NOON.plus(HOUR);
        assertThat(links.open(hour)).isEmpty();
        assertThat(links.open(year)).isPresent();
        now = NOON.plus(ResponseLinks.LONGEST);
        assertThat(links.open(year)).isEmpty();
    }

    @Test
    void everyServerOnTheDatabaseKnowsTheLinksOfTheOthers() {
        var exercise = drill().stored(jdbi).plan().id();
        var signed = links.sign(exercise, ResponseLink.Answer.ACKNOWLEDGED, "nora", HOUR);

        assertThat(links().open(signed)).isPresent();
    }

    @Test
    void nothingIsNotedOfAnExerciseThatHasNotStarted() {
        var exercise = drill().state(ExerciseState.PLANNED).stored(jdbi).plan().id();
        var signed = links.sign(exercise, ResponseLink.Answer.ACKNOWLEDGED, "nora", HOUR);

        assertThatThrownBy(() -> links.answer(links.open(signed).orElseThrow())).isInstanceOf(Problem.class);
        assertThat(evidence.of(exercise)).isEmpty();
    }

    @Test
    void aLinkForNobodyIsNotMade() {
        var exercise = drill().stored(jdbi).plan().id();

        assertThatThrownBy(() -> links.sign(exercise, ResponseLink.Answer.ACKNOWLEDGED, " ", HOUR))
                .isInstanceOf(Problem.class);
    }

    private ResponseLinks links() {
        return new ResponseLinks(jdbi, plans, evidence, () -> now);
    }
}
