package io.drillmaster.alert.source;

import static io.drillmaster.alert.Deliveries.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.alert.AlertEvidence;
import io.drillmaster.alert.Attribution;
import io.drillmaster.alert.Decision;
import io.drillmaster.alert.Deliveries;
import io.drillmaster.alert.Delivery;
import io.drillmaster.alert.ReadAlert;
import io.drillmaster.alert.SearchableText;
import io.drillmaster.common.ExerciseId;
import io.drillmaster.drillpackages.ActionSettings;
import io.drillmaster.drillpackages.BenignAction;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.ExecutionVector;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.AttributionLevel;
import io.drillmaster.evidence.Fact;
import io.drillmaster.plan.ExercisePlan;
import io.drillmaster.plan.InstallTarget;
import io.drillmaster.plan.Objective;
import io.drillmaster.plan.PlanIndex;
import io.drillmaster.plan.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AttributionTest {
    private static final Token NEW_TOKEN = Deliveries.TOKEN;
    private static final Token OLD_TOKEN = new Token("aaaabbbbccccddddeeee");
    private static final Token NPM_TOKEN = new Token("zzzzyyyyxxxxwwwwvvvv");

    private static final ExercisePlan NEW =
            plan(7, RECEIVED.minusSeconds(600), target(NEW_TOKEN, "pytorch-utilz", "1.4.2"));
    private static final ExercisePlan OLD =
            plan(3, RECEIVED.minus(Duration.ofDays(200)), target(OLD_TOKEN, "pytorch-utilz", "1.4.1"));
    private static final ExercisePlan BESIDE =
            plan(8, RECEIVED.minusSeconds(60), target(NPM_TOKEN, "pytorch-utilz", "1.4.3"));

    private final Map<String, ExerciseId> ciRuns = new HashMap<>();

    @Test
    void aTokenIsEnough() {
        var decision = only(decide(List.of(NEW), "{\"f\":\"/tmp/security-drill-" + NEW_TOKEN + ".txt\"}"));

        assertThat(decision.exercise()).isEqualTo(NEW.id());
        assertThat(decision.token()).contains(NEW_TOKEN);
        assertThat(decision.level()).isEqualTo(AttributionLevel.STRONG);
        assertThat(decision.reason()).contains("token");
    }

    @Test
    void anOldTokenGoesToItsOldExerciseAndLeavesTheNewOneAlone() {
        var decision = only(decide(List.of(NEW, OLD), "{\"f\":\"pytorch-utilz==1.4.2 " + OLD_TOKEN + "\"}"));

        assertThat(decision.exercise()).isEqualTo(OLD.id());
        assertThat(decision.level()).isEqualTo(AttributionLevel.STRONG);
    }

    @Test
    void aTokenThatWasNeverGivenOutIsJustAWord() {
        assertThat(decide(List.of(NEW), "{\"f\":\"qqqqqqqqqqqqqqqqqqqq\"}")).isEmpty();
    }

    @Test
    void theMarkersPathIsEnough() {
        var decision = only(decide(List.of(NEW), "{\"f\":\"open /var/tmp/drill/marker-pytorch-utilz\"}"));

        assertThat(decision.level()).isEqualTo(AttributionLevel.STRONG);
        assertThat(decision.token()).contains(NEW_TOKEN);
        assertThat(decision.reason()).contains("marker");
    }

    @Test
    void theDrillsCiRunIsEnough() {
        ciRuns.put("github:acme/shop:12", NEW.id());
        var decision = only(decide(List.of(NEW), "{\"u\":\"https://github.com/Acme/Shop/actions/runs/12\"}"));

        assertThat(decision.level()).isEqualTo(AttributionLevel.STRONG);
        assertThat(decision.reason()).contains("CI run");
        assertThat(decide(List.of(NEW), "{\"u\":\"https://github.com/Acme/Shop/actions/runs/13\"}"))
                .isEmpty();
    }

    @Test
    void thePackageNameIsEnoughWhileOneOpenExerciseHasIt() {
        assertThat(only(decide(List.of(NEW, OLD), "{\"c\":\"pip install pytorch_utilz\"}"))
                        .level())
                .isEqualTo(AttributionLevel.STRONG);
    }

    @Test
    void thePackageNameAloneIsNotEnoughWhenTwoOpenExercisesHaveIt() {
        var decisions = decide(List.of(NEW, BESIDE), "{\"c\":\"pip install pytorch-utilz\"}");

        assertThat(decisions).extracting(Decision::exercise).containsExactlyInAnyOrder(NEW.id(), BESIDE.id());
        assertThat(decisions).extracting(Decision::level).containsOnly(AttributionLevel.CANDIDATE);
        assertThat(decisions.get(0).reason()).contains("a person must say");
    }

    @Test
    void theVersionTellsTwoOpenExercisesApart() {
        var decision = only(decide(List.of(NEW, BESIDE), "{\"c\":\"pytorch-utilz==1.4.3\"}"));

        assertThat(decision.exercise()).isEqualTo(BESIDE.id());
        assertThat(decision.level()).isEqualTo(AttributionLevel.STRONG);
    }

    @Test
    void anotherVersionIsOnlyACandidate() {
        var decision = only(decide(List.of(NEW), "{\"c\":\"pytorch-utilz==1.4.1\"}"));

        assertThat(decision.level()).isEqualTo(AttributionLevel.CANDIDATE);
        assertThat(decision.reason()).contains("another version than 1.4.2");
    }

    @Test
    void twoTargetsOfOneExerciseLeaveOpenWhichItWas() {
        var both = plan(
                9,
                RECEIVED.minusSeconds(9),
                target(NEW_TOKEN, "pytorch-utilz", "1.4.2"),
                target(OLD_TOKEN, "pytorch-utilz", "1.4.2"));
        var decision = only(decide(List.of(both), "{\"c\":\"pytorch-utilz==1.4.2\"}"));

        assertThat(decision.level()).isEqualTo(AttributionLevel.STRONG);
        assertThat(decision.token()).isEmpty();
    }

    @Test
    void whatASourceStatesInAFieldCountsToo() {
        assertThat(only(decide(List.of(NEW), "{\"package\":\"pytorch.utilz@1.4.2\"}"))
                        .level())
                .isEqualTo(AttributionLevel.STRONG);
    }

    @Test
    void noiseBelongsToNobody() {
        var noise = Deliveries.read(new Falco(), "{\"rule\":\"Test rule\",\"output\":\"" + NEW_TOKEN + "\"}")
                .get(0);

        assertThat(decide(List.of(NEW), noise)).isEmpty();
    }

    @Test
    void sameHostAndTimeProveNothing() {
        assertThat(decide(List.of(NEW), "{\"host\":\"ci\",\"rule\":\"Anything else\"}"))
                .isEmpty();
    }

    @Test
    void theOrderOfThePlansChangesNothing() {
        var plans = new ArrayList<>(List.of(NEW, OLD, BESIDE));
        var alert = "{\"c\":\"pip install pytorch-utilz\"}";
        var expected = Set.copyOf(decide(plans, alert));
        var random = new Random(1);
        for (var i = 0; i < 6; i++) {
            Collections.shuffle(plans, random);
            assertThat(Set.copyOf(decide(plans, alert))).isEqualTo(expected);
        }
    }

    @Test
    void aDecisionMadeAgainIsTheSameRow() {
        var alert = UUID.randomUUID();
        var decision = only(decide(List.of(NEW), "{\"f\":\"" + NEW_TOKEN + "\"}"));
        var row = decision.asEvidence(alert, RECEIVED);

        assertThat(row.fact()).isEqualTo(new Fact.Attributed(AttributionLevel.STRONG, decision.reason()));
        assertThat(row.exercise()).contains(NEW.id());
        assertThat(row.refersTo()).contains(alert);
        assertThat(decision.asEvidence(alert, RECEIVED.plusSeconds(9)).id()).isEqualTo(row.id());
        assertThat(decision.asEvidence(UUID.randomUUID(), RECEIVED).id()).isNotEqualTo(row.id());
    }

    private List<Decision> decide(List<ExercisePlan> plans, String body) {
        return decide(plans, Deliveries.read(new Generic(), body).get(0));
    }

    private List<Decision> decide(List<ExercisePlan> plans, ReadAlert read) {
        var delivery = new Delivery("generic", Map.of(), read.raw(), RECEIVED);
        var row = AlertEvidence.rows(Deliveries.OPEN_HOOK, delivery, List.of(read))
                .get(0);
        return new Attribution(new Plans(plans), run -> Optional.ofNullable(ciRuns.get(run)))
                .decide((Fact.AlertReceived) row.fact(), SearchableText.of(row.raw()), row.receivedAt());
    }

    private static Decision only(List<Decision> decisions) {
        assertThat(decisions).hasSize(1);
        return decisions.get(0);
    }

    private static InstallTarget target(Token token, String name, String version) {
        return new InstallTarget(
                token,
                "ci",
                Ecosystem.PYPI,
                name,
                version,
                "/var/tmp/drill/marker-" + name,
                ExecutionVector.PYPI_SDIST,
                Set.of(BenignAction.WRITE_MARKER),
                ActionSettings.USUAL_SLEEP);
    }

    private static ExercisePlan plan(long number, Instant opensAt, InstallTarget... targets) {
        return new ExercisePlan(
                new ExerciseId(number),
                "Drill " + number,
                "SC-01",
                1,
                false,
                new Window(opensAt, opensAt.plusSeconds(3600)),
                List.of(targets),
                Set.of(),
                Objective.NONE);
    }

    /** The plans that a test names, by the rules of the interface. */
    private record Plans(List<ExercisePlan> plans) implements PlanIndex {
        @Override
        public Optional<ExercisePlan> byToken(Token token) {
            return plans.stream().filter(plan -> plan.target(token).isPresent()).findFirst();
        }

        @Override
        public List<ExercisePlan> aroundTime(Instant moment) {
            return plans.stream()
                    .filter(plan -> plan.window().opensAt().isBefore(moment)
                            && plan.window()
                                    .closesAt()
                                    .plus(Duration.ofDays(30))
                                    .isAfter(moment))
                    .toList();
        }
    }
}
