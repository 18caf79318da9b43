package io.drillmaster.alert;

import static io.drillmaster.plan.Drill.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.cases.EdgeCase;
import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Problem;
import io.drillmaster.db.TestDatabase;
import io.drillmaster.evidence.AlertFilter;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.AlertLogStore;
import io.drillmaster.evidence.AlertMatch;
import io.drillmaster.evidence.AlertTraits;
import io.drillmaster.evidence.AttributionLevel;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import io.drillmaster.exercise.Statements;
import io.drillmaster.measure.Measure;
import io.drillmaster.plan.Drill;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.ExerciseState;
import io.drillmaster.plan.PlanStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On a real log: drills open at noon, are published ten seconds later and run at 12:10:00 on build-7. */
class AttributorTest {
    private static final String EXPECTED = "Drill marker written during package install";

    private final TestDatabase db = TestDatabase.fresh();
    private final Jdbi jdbi = db.database().jdbi();
    private final EvidenceStore evidence = new EvidenceStore(jdbi);
    private final PlanStore plans = new PlanStore(jdbi);
    private final Attributor attributor =
            new Attributor(plans, evidence::exerciseOfCiRun, evidence, () -> NOON.plusSeconds(7_200));
    private final Statements statements = new Statements(plans, evidence, () -> NOON.plusSeconds(7_200));
    private final NearMisses nearMisses = new NearMisses(plans, evidence, () -> NOON.plusSeconds(7_200));
    private long read;

    @AfterEach
    void drop() {
        db.close();
    }

    @Test
    void anExpectedRuleFromWhereTheDrillRanIsACandidateAndCountsOnceAPersonConfirmsIt() {
        var drill = drill();
        ran(drill, "build-7", 600);
        var alert = alert(EXPECTED, "build-7", 640);
        read();

        assertThat(levels(alert)).containsExactly(AttributionLevel.CANDIDATE);
        assertThat(Measure.measure(drill.plan(), evidence.of(drill.plan().id()), NOON.plusSeconds(7_200))
                        .countedAlerts())
                .isZero();

        statements.attribute(drill.plan().id(), alert, AttributionLevel.STRONG, "ada", "It is ours.");
        assertThat(levels(alert)).containsExactly(AttributionLevel.STRONG);
        assertThat(Measure.measure(drill.plan(), evidence.of(drill.plan().id()), NOON.plusSeconds(7_200))
                        .countedAlerts())
                .isOne();
    }

    @Test
    void anAlertThatCameBeforeItWasKnownWhereTheDrillRanIsLookedAtAgain() {
        var drill = drill();
        var alert = alert(EXPECTED, "build-7", 640);
        read();
        assertThat(levels(alert)).isEmpty();

        ran(drill, "build-7.ci.example.com", 600);
        read();
        assertThat(levels(alert)).containsExactly(AttributionLevel.CANDIDATE);
    }

    @Test
    void anotherRuleOfTheSameHostIsWeakAndToldOnceAnHour() {
        var drill = drill();
        ran(drill, "build-7", 600);
        var first = alert("Shell in container", "build-7", 640);
        var second = alert("Shell in container", "build-7", 650);
        read();

        assertThat(levels(first)).containsExactly(AttributionLevel.WEAK);
        assertThat(levels(second)).isEmpty();
        assertThat(miss(second).sentence()).contains("does not expect the rule");
    }

    @Test
    void nothingIsSaidOfAnotherHostOrOfAnotherTime() {
        var drill = drill();
        ran(drill, "build-7", 600);
        var elsewhere = alert(EXPECTED, "build-8", 640);
        var before = alert(EXPECTED, "build-7", 529);
        var after = alert(EXPECTED, "build-7", 3_601);
        var justBefore = alert(EXPECTED, "build-7", 541);
        var atTheEnd = alert(EXPECTED, "build-7", 3_600);
        read();

        assertThat(levels(elsewhere)).isEmpty();
        assertThat(levels(before)).isEmpty();
        assertThat(levels(after)).isEmpty();
        assertThat(levels(justBefore)).containsExactly(AttributionLevel.CANDIDATE);
        assertThat(levels(atTheEnd)).containsExactly(AttributionLevel.CANDIDATE);
        assertThat(miss(elsewhere).sentence()).contains("ran on build-7 and not on build-8");
        assertThat(miss(before).sentence())
                .isEqualTo("The rule and the host fit, but it came 70 s before anything of it ran.");
        assertThat(miss(after).sentence()).contains("1 s after its window had closed");
    }

    @Test
    void anAlertThatCameBeforeThePackageExistedIsANearMiss() {
        var drill = drill();
        ran(drill, "build-7", 600);
        var early = alert(EXPECTED, "build-7", -31);
        read();

        assertThat(levels(early)).isEmpty();
        assertThat(miss(early).sentence()).isEqualTo("The rule and the host fit, 41 s before the package existed.");
        assertThat(miss(early).exercise()).isEqualTo(drill.plan().id());
    }

    @Test
    @EdgeCase(53)
    void twoDrillsOnOneHostAreBothCandidatesAndTheAlertIsOneDrillsUnlessSomebodySaysOtherwise() {
        var one = drill();
        var other = drill();
        ran(one, "build-7", 600);
        ran(other, "build-7", 610);
        var alert = alert(EXPECTED, "build-7", 640);
        read();
        assertThat(levels(alert)).containsExactly(AttributionLevel.CANDIDATE, AttributionLevel.CANDIDATE);
        assertThat(((Fact.Attributed) evidence.inForce(List.of(alert)).get(0).fact()).reason())
                .contains("a person must say which is meant");

        statements.attribute(one.plan().id(), alert, AttributionLevel.STRONG, "ada", "Ours");
        assertThatThrownBy(() -> statements.attribute(other.plan().id(), alert, AttributionLevel.STRONG, "ada", "Too"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(one.plan().id().toString());
        statements.attributeToBoth(other.plan().id(), alert, "ada", "Both ran in one job");
        assertThat(levels(alert)).containsExactly(AttributionLevel.STRONG, AttributionLevel.STRONG);
    }

    @Test
    void aDeclaredPlaceIsEnoughForAnExpectedRuleAndNotForAnother() {
        var drill = Drill.drill()
                .state(ExerciseState.RUNNING)
                .expecting(EXPECTED)
                .scope(".ci.example.com", "acme/shop")
                .stored(jdbi);
        var expected = alert(EXPECTED, "build-9.ci.example.com", 640);
        var other = alert("Shell in container", "build-9.ci.example.com", 650);
        var gate = append(
                new Fact.AlertReceived(
                        AlertKind.GATE_BLOCKED,
                        EXPECTED,
                        "",
                        "blocked",
                        Optional.empty(),
                        "gate",
                        new AlertTraits(Set.of(), Set.of(), Set.of("github:acme/shop:12"), Set.of())),
                "",
                "blocked",
                660);
        read();

        assertThat(levels(expected)).containsExactly(AttributionLevel.CANDIDATE);
        assertThat(levels(other)).isEmpty();
        assertThat(levels(gate)).containsExactly(AttributionLevel.CANDIDATE);
        assertThat(drill.plan().id()).isEqualTo(exercises(gate).get(0));
    }

    @Test
    void whoTiesACiRunToAnExerciseTiesWhatTheCiSystemToldBeforeToo() {
        var drill = drill();
        var before = ciAlert("github:acme/shop:12", 640);
        read();
        assertThat(levels(before)).isEmpty();

        var run = CiRun.parse("https://github.com/Acme/Shop/actions/runs/12").orElseThrow();
        var tied = statements.tieCiRun(drill.plan().id(), run, Optional.of("ada"));
        var after = ciAlert("github:acme/shop:12", 700);
        var unrelated = ciAlert("github:acme/shop:13", 701);
        read();
        assertThat(levels(before)).containsExactly(AttributionLevel.STRONG);
        assertThat(levels(after)).containsExactly(AttributionLevel.STRONG);
        assertThat(levels(unrelated)).isEmpty();

        assertThatThrownBy(() -> statements.tieCiRun(drill().plan().id(), run, Optional.of("ada")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("already");
        statements.retract(drill.plan().id(), tied, "ada", "The wrong run");
        assertThat(evidence.exerciseOfCiRun(run.toString())).isEmpty();
    }

    @Test
    void readingTheLogAgainAddsNothing() {
        var drill = drill();
        ran(drill, "build-7", 600);
        alert(EXPECTED, "build-7", 640);
        alert("Shell in container", "build-7", 641);
        read();
        var before = evidence.of(drill.plan().id());
        read = 0;
        read();

        assertThat(evidence.of(drill.plan().id())).isEqualTo(before);
    }

    @Test
    void theListOfAlertsIsFilteredByWhatIsSaidOfThem() {
        var drill = drill();
        ran(drill, "build-7", 600);
        var candidate = alert(EXPECTED, "build-7", 640);
        var unknown = alert("Disk full", "db-3", 650);
        read();
        var log = new AlertLogStore(jdbi);

        assertThat(ids(log, filter(AlertMatch.ANY, ""))).containsExactly(unknown, candidate);
        assertThat(ids(log, filter(AlertMatch.CANDIDATE, ""))).containsExactly(candidate);
        assertThat(ids(log, filter(AlertMatch.NONE, ""))).containsExactly(unknown);
        assertThat(ids(log, filter(AlertMatch.ANY, "DB-3"))).containsExactly(unknown);
        assertThat(ids(log, filter(AlertMatch.ANY, "%"))).isEmpty();
        statements.attribute(drill.plan().id(), candidate, AttributionLevel.REJECTED, "ada", "Not ours");
        assertThat(ids(log, filter(AlertMatch.CANDIDATE, ""))).isEmpty();
        assertThat(ids(log, filter(AlertMatch.REJECTED, ""))).containsExactly(candidate);
        assertThat(log.sources()).containsExactly("falco");
    }

    private static AlertFilter filter(AlertMatch match, String text) {
        return new AlertFilter(match, Optional.empty(), Optional.empty(), Optional.empty(), text);
    }

    private static List<UUID> ids(AlertLogStore log, AlertFilter filter) {
        return log.before(filter, Long.MAX_VALUE, 10).stream().map(Evidence::id).toList();
    }

    private Exercise drill() {
        var drill =
                Drill.drill().state(ExerciseState.RUNNING).expecting(EXPECTED).stored(jdbi);
        var target = drill.plan().targets().get(0);
        evidence.append(List.of(NewEvidence.of(
                        "drillmaster",
                        NOON.plusSeconds(10),
                        new Fact.Published(target.packageName(), target.packageVersion(), "p.tar.gz", "00"))
                .token(target.token())
                .build()));
        return drill;
    }

    private void ran(Exercise drill, String host, long second) {
        var target = drill.plan().targets().get(0);
        evidence.append(List.of(
                NewEvidence.of("probe", at(second - 1), new Fact.MarkerAbsent(target.markerPath()))
                        .token(target.token())
                        .host(host)
                        .build(),
                NewEvidence.of(
                                "probe",
                                at(second),
                                new Fact.MarkerPresent(target.markerPath(), Optional.empty(), List.of()))
                        .token(target.token())
                        .host(host)
                        .build()));
    }

    private UUID alert(String rule, String host, long second) {
        var fact = new Fact.AlertReceived(
                AlertKind.RUNTIME, rule, "", rule, Optional.empty(), rule + host + second, AlertTraits.NONE);
        return append(fact, host, rule, second);
    }

    private UUID ciAlert(String run, long second) {
        var fact = new Fact.AlertReceived(
                AlertKind.GATE_BLOCKED,
                "dependency review",
                "",
                "failed",
                Optional.empty(),
                run + second,
                new AlertTraits(Set.of(), Set.of(), Set.of(run), Set.of()));
        return append(fact, "", "failed", second);
    }

    private UUID append(Fact fact, String host, String words, long second) {
        var row = NewEvidence.of("falco", at(second), fact).raw(words.getBytes(StandardCharsets.UTF_8));
        if (!host.isEmpty()) {
            row.host(host);
        }
        var built = row.build();
        evidence.append(List.of(built));
        return built.id();
    }

    private void read() {
        while (true) {
            var rows = jdbi.inTransaction(handle -> {
                var next = evidence.after(handle, read, 100);
                attributor.read(handle, next);
                return next;
            });
            if (rows.isEmpty()) {
                return;
            }
            read = rows.get(rows.size() - 1).seq();
        }
    }

    private List<AttributionLevel> levels(UUID alert) {
        return evidence.inForce(List.of(alert)).stream()
                .map(word -> ((Fact.Attributed) word.fact()).level())
                .toList();
    }

    private List<ExerciseId> exercises(UUID alert) {
        return evidence.inForce(List.of(alert)).stream()
                .flatMap(word -> word.exercise().stream())
                .toList();
    }

    private NearMiss miss(UUID alert) {
        var misses = nearMisses.of(List.of(evidence.find(alert).orElseThrow()), 3);
        return misses.values().iterator().next().get(0);
    }

    private static Instant at(long second) {
        return NOON.plus(Duration.ofSeconds(second));
    }
}
