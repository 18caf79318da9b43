package io.drillmaster.alert;

import static io.drillmaster.alert.Responding.EVERYBODY;
import static io.drillmaster.alert.Responding.fact;
import static io.drillmaster.plan.Drill.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.common.Hashes;
import io.drillmaster.db.TestDatabase;
import io.drillmaster.drillpackages.Phase;
import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.AlertTraits;
import io.drillmaster.evidence.AttributionLevel;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import io.drillmaster.evidence.ResponseKind;
import io.drillmaster.measure.Elapsed;
import io.drillmaster.measure.Measure;
import io.drillmaster.measure.Measurement;
import io.drillmaster.plan.Drill;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.ExerciseState;
import io.drillmaster.plan.PlanStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On a real log: an alert comes at 12:10:00, and a pager tells of its incident. */
class ResponseCounterTest {
    private final TestDatabase db = TestDatabase.fresh();
    private final Jdbi jdbi = db.database().jdbi();
    private final EvidenceStore evidence = new EvidenceStore(jdbi);
    private final PlanStore plans = new PlanStore(jdbi);
    private final Exercise exercise = Drill.drill().state(ExerciseState.RUNNING).stored(jdbi);
    private final ResponseCounter counter =
            new ResponseCounter(plans, DrillCiRuns.NONE, evidence, EVERYBODY, () -> NOON);
    private final Attributor attributor = new Attributor(plans, DrillCiRuns.NONE, evidence, () -> NOON);
    private long read;

    @AfterEach
    void drop() {
        db.close();
    }

    @Test
    void aResponseThatNamesThePackageEndsTheTimeToAcknowledgeAndNotTheTimeToRespond() {
        executed();
        alert("pytorch-utilz looked odd", Optional.empty());
        response(ResponseKind.ACKNOWLEDGED, "Nora", "k1", "pytorch-utilz looked odd", 40);
        read();

        assertThat(estimate(measured().tta())).isEqualTo(Duration.ofSeconds(40));
        assertThat(measured().ttr()).isInstanceOf(Elapsed.Censored.class);
        assertThat(of(Fact.Acknowledged.class).get(0).actor()).contains("Nora");
    }

    @Test
    void investigatingEndsTheTimeToRespond() {
        alert("pytorch-utilz looked odd", Optional.empty());
        response(ResponseKind.INVESTIGATING, "Nora", "k1", "pytorch-utilz", 70);
        read();

        assertThat(estimate(measured().ttr())).isEqualTo(Duration.ofSeconds(70));
    }

    @Test
    void aTokenTiesAResponseToItsExercise() {
        response(
                ResponseKind.ACKNOWLEDGED,
                "Nora",
                "k1",
                exercise.plan().targets().get(0).markerPath(),
                5);
        read();

        assertThat(of(Fact.Acknowledged.class)).hasSize(1);
        assertThat(of(Fact.ResponseReceived.class)).hasSize(1);
    }

    @Test
    void aResponseWithoutAWordIsTiedByTheIncidentOfAnEarlierOne() {
        response(ResponseKind.HINT, "", "k1", "pytorch-utilz", 1);
        read();
        response(ResponseKind.ACKNOWLEDGED, "Nora", "k2", "took it", 2);
        read();

        assertThat(of(Fact.Acknowledged.class)).hasSize(1);
    }

    @Test
    void aResponseThatComesBeforeItsAlertWaitsForIt() {
        response(ResponseKind.ACKNOWLEDGED, "Nora", "k1", "took it", 2);
        read();
        assertThat(of(Fact.Acknowledged.class)).isEmpty();

        alert("pytorch-utilz looked odd", Optional.of("Q1"));
        read();
        assertThat(of(Fact.Acknowledged.class)).hasSize(1);
        assertThat(of(Fact.ResponseReceived.class)).hasSize(1);
    }

    @Test
    void aResponseToAnAlertThatMayBelongHereCountsOnceAPersonConfirmsTheAlert() {
        var other = Drill.drill().state(ExerciseState.RUNNING).stored(jdbi);
        var alert = alert("pytorch-utilz looked odd", Optional.of("Q1"));
        response(ResponseKind.ACKNOWLEDGED, "Nora", "k1", "pytorch-utilz looked odd", 2);
        read();
        assertThat(of(Fact.Acknowledged.class)).isEmpty();

        evidence.append(
                List.of(NewEvidence.of("person", NOON, new Fact.Attributed(AttributionLevel.STRONG, "It is ours."))
                        .exercise(exercise.plan().id())
                        .actor("ada")
                        .refersTo(alert)
                        .build()));
        read();
        assertThat(of(Fact.Acknowledged.class)).hasSize(1);
        assertThat(evidence.of(other.plan().id())).noneMatch(row -> row.fact() instanceof Fact.Acknowledged);
    }

    @Test
    void whoRejectsAnAlertTakesItsIncidentsResponsesAwayAndBringsThemBackByConfirmingIt() {
        executed();
        var alert = alert("pytorch-utilz looked odd", Optional.of("Q1"));
        response(ResponseKind.INVESTIGATING, "Nora", "k1", "pytorch-utilz looked odd", 20);
        response(ResponseKind.INVESTIGATING, "Omar", "k2", "took it", 30);
        read();
        assertThat(estimate(measured().ttr())).isEqualTo(Duration.ofSeconds(20));

        for (var time = 0; time < 2; time++) {
            say(alert, AttributionLevel.REJECTED);
            read();
            assertThat(measured().detection()).isEmpty();

            say(alert, AttributionLevel.STRONG);
            read();
            assertThat(estimate(measured().ttr())).isEqualTo(Duration.ofSeconds(20));
        }
        assertThat(of(Fact.Investigating.class)).hasSize(2);
    }

    @Test
    void aConfirmationThatIsTakenBackTakesItsResponsesAlong() {
        Drill.drill().state(ExerciseState.RUNNING).stored(jdbi);
        executed();
        var alert = alert("pytorch-utilz looked odd", Optional.of("Q1"));
        response(ResponseKind.INVESTIGATING, "Nora", "k1", "took it", 20);
        var confirmed = say(alert, AttributionLevel.STRONG);
        read();
        assertThat(estimate(measured().ttr())).isEqualTo(Duration.ofSeconds(20));

        var mistake = retract(confirmed);
        read();
        assertThat(measured().detection()).isEmpty();

        retract(mistake);
        read();
        assertThat(estimate(measured().ttr())).isEqualTo(Duration.ofSeconds(20));
    }

    private UUID say(UUID alert, AttributionLevel level) {
        return person(new Fact.Attributed(level, "I looked at it."), alert);
    }

    private UUID retract(UUID row) {
        return person(new Fact.Retracted("by mistake"), row);
    }

    private UUID person(Fact fact, UUID about) {
        var row = NewEvidence.of("person", NOON, fact)
                .exercise(exercise.plan().id())
                .actor("ada")
                .refersTo(about)
                .build();
        evidence.append(List.of(row));
        return row.id();
    }

    @Test
    void anIncidentOfAnotherSourceWithTheSameNameIsAnotherIncident() {
        alert("pytorch-utilz looked odd", Optional.of("Q1"));
        response("opsgenie", ResponseKind.ACKNOWLEDGED, "Nora", "k1", "took it", 2);
        read();

        assertThat(of(Fact.Acknowledged.class)).isEmpty();
    }

    @Test
    void anAcknowledgementThatIsTakenBackEndsNothing() {
        executed();
        alert("pytorch-utilz looked odd", Optional.of("Q1"));
        response(ResponseKind.ACKNOWLEDGED, "Nora", "k1", "took it", 40);
        read();
        response(ResponseKind.UNACKNOWLEDGED, "", "k2", "timed out", 1840);
        read();
        assertThat(measured().tta()).isInstanceOf(Elapsed.Censored.class);

        response(ResponseKind.ACKNOWLEDGED, "Omar", "k3", "took it", 2000);
        read();
        assertThat(estimate(measured().tta())).isEqualTo(Duration.ofSeconds(2000));
    }

    @Test
    void whatAPersonTookBackIsNotBroughtBackByTheNextMessage() {
        response(ResponseKind.ACKNOWLEDGED, "Nora", "k1", "pytorch-utilz", 40);
        read();
        var counted = of(Fact.Acknowledged.class).get(0);
        evidence.append(List.of(NewEvidence.of("person", NOON, new Fact.Retracted("wrong ticket"))
                .exercise(exercise.plan().id())
                .actor("ada")
                .refersTo(counted.id())
                .build()));
        response(ResponseKind.HINT, "Nora", "k2", "a note", 50);
        read();

        assertThat(of(Fact.Acknowledged.class)).containsExactly(counted);
    }

    @Test
    void readingTheLogTwiceAddsNothing() {
        alert("pytorch-utilz looked odd", Optional.of("Q1"));
        response(ResponseKind.ACKNOWLEDGED, "Nora", "k1", "took it", 40);
        response(ResponseKind.ACKNOWLEDGED, "Nora", "k1", "took it", 41);
        response(ResponseKind.UNACKNOWLEDGED, "", "k2", "timed out", 1840);
        read();
        var before = evidence.of(exercise.plan().id());
        read = 0;
        read();

        assertThat(evidence.of(exercise.plan().id())).isEqualTo(before);
        assertThat(of(Fact.Acknowledged.class)).hasSize(1);
    }

    @Test
    void aResponseToSomethingElseStaysOutOfTheExercise() {
        response(ResponseKind.INVESTIGATING, "Nora", "k1", "disk full on db-3", 5);
        read();

        assertThat(evidence.of(exercise.plan().id())).isEmpty();
    }

    private void executed() {
        var lookup = new Fact.DnsLookedUp("i.x.drill.example.", "A", Phase.INSTALLED, "x", "192.0.2.53", "udp");
        evidence.append(List.of(NewEvidence.of("canary.dns", at(-1), lookup)
                .token(exercise.plan().targets().get(0).token())
                .build()));
    }

    private UUID alert(String words, Optional<String> incident) {
        var fact = new Fact.AlertReceived(
                AlertKind.RUNTIME,
                "Odd",
                "",
                words,
                Optional.empty(),
                Hashes.sha256(words),
                AlertTraits.NONE,
                Optional.empty(),
                incident);
        return append("pagerduty", fact, words, 0);
    }

    private void response(ResponseKind kind, String person, String key, String words, long second) {
        response("pagerduty", kind, person, key, words, second);
    }

    private void response(String source, ResponseKind kind, String person, String key, String words, long second) {
        append(source, fact(kind, person, key), words, second);
    }

    private UUID append(String source, Fact fact, String words, long second) {
        var row = NewEvidence.of(source, at(second), fact)
                .raw(words.getBytes(StandardCharsets.UTF_8))
                .build();
        evidence.append(List.of(row));
        return row.id();
    }

    /** As the two followers do it, until there is nothing new. */
    private void read() {
        while (true) {
            var rows = jdbi.inTransaction(handle -> {
                var next = evidence.after(handle, read, 100);
                attributor.read(handle, next);
                counter.read(handle, next);
                return next;
            });
            if (rows.isEmpty()) {
                return;
            }
            read = rows.get(rows.size() - 1).seq();
        }
    }

    private List<Evidence> of(Class<? extends Fact> kind) {
        return evidence.of(exercise.plan().id()).stream()
                .filter(row -> kind.isInstance(row.fact()))
                .toList();
    }

    private Measurement measured() {
        return Measure.measure(exercise.plan(), evidence.of(exercise.plan().id()), NOON.plus(Duration.ofHours(2)));
    }

    private static Duration estimate(Elapsed elapsed) {
        return ((Elapsed.Observed) elapsed).estimate();
    }

    private static Instant at(long second) {
        return Responding.at(second);
    }
}
