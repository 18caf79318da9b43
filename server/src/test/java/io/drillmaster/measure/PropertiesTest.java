package io.drillmaster.measure;

import static io.drillmaster.measure.Story.at;
import static io.drillmaster.measure.Story.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.evidence.AlertKind;
import io.drillmaster.evidence.AttributionLevel;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.plan.ExercisePlan;
import io.drillmaster.plan.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every history. The seed is the argument that a failure names. */
class PropertiesTest {
    private static final int HISTORIES = 400;
    private static final Instant ASK = at(10_000);

    static LongStream seeds() {
        return LongStream.range(0, HISTORIES);
    }

    /** As many histories again, but only such as the property speaks of: nothing is skipped. */
    private static LongStream seedsWhere(Predicate<Story> speaks) {
        return LongStream.iterate(0, seed -> seed + 1)
                .filter(seed -> speaks.test(RandomHistory.of(seed)))
                .limit(HISTORIES);
    }

    static LongStream withAlerts() {
        return seedsWhere(story -> !story.measured().alerts().isEmpty());
    }

    static LongStream detected() {
        return seedsWhere(story -> length(story.measured().ttd()).isPresent());
    }

    static LongStream detectedByAlert() {
        return seedsWhere(story -> length(story.measured().ttd()).isPresent()
                && story.measured().alerts().stream().anyMatch(AlertVerdict::counts));
    }

    static LongStream withComparedClocks() {
        return seedsWhere(story -> story.rows().stream().anyMatch(row -> row.fact() instanceof Fact.ClockCompared));
    }

    static LongStream withHits() {
        return seedsWhere(story -> story.rows().stream().anyMatch(row -> isHit(row.fact())));
    }

    @ParameterizedTest // 1
    @MethodSource("seeds")
    void theOrderOfDeliveryDoesNotMatter(long seed) {
        var story = RandomHistory.of(seed);
        var shuffled = new ArrayList<>(story.rows());
        Collections.shuffle(shuffled, new Random(seed));
        for (var asOf : List.of(at(100), ASK)) {
            assertThat(Measure.measure(story.plan(), shuffled, asOf)).isEqualTo(story.measured(asOf));
        }
    }

    @ParameterizedTest // 2
    @MethodSource("seeds")
    void theSameRowTwiceIsOneRow(long seed) {
        var story = RandomHistory.of(seed);
        var twice = new ArrayList<>(story.rows());
        twice.addAll(story.rows());
        assertThat(Measure.measure(story.plan(), twice, ASK)).isEqualTo(story.measured());
    }

    @ParameterizedTest // 2
    @MethodSource("withAlerts")
    void anAlertDeliveredAgainChangesOnlyItsCount(long seed) {
        var story = RandomHistory.of(seed);
        var before = story.measured();
        var verdict =
                before.alerts().get(new Random(seed).nextInt(before.alerts().size()));
        var first = story.rows().stream()
                .filter(row -> row.id().equals(verdict.alert()))
                .findFirst()
                .orElseThrow();
        var rows = new ArrayList<>(story.rows());
        rows.add(new Evidence(
                first.seq() + 1000,
                UUID.nameUUIDFromBytes(new byte[] {1}),
                first.exercise(),
                first.token(),
                first.source(),
                first.host(),
                first.sourceTime(),
                first.receivedAt().plusSeconds(7),
                first.actor(),
                first.refersTo(),
                first.fact()));
        var after = Measure.measure(story.plan(), rows, ASK);
        assertThat(after.alerts().stream().mapToInt(AlertVerdict::duplicates).sum())
                .isEqualTo(before.alerts().stream()
                                .mapToInt(AlertVerdict::duplicates)
                                .sum()
                        + 1);
        assertThat(numbers(after)).isEqualTo(numbers(before));
    }

    /** Two name servers, a resolver that repeats itself, an inbox that delivers again: the same hit, told once more. */
    @ParameterizedTest // 2
    @MethodSource("withHits")
    void aHitToldAgainChangesNoNumber(long seed) {
        var story = RandomHistory.of(seed);
        var hit = oneOfTheHits(story, seed);
        var rows = new ArrayList<>(story.rows());
        rows.add(moved(hit, hit.seq() + 1000, UUID.nameUUIDFromBytes(new byte[] {2}), hit.receivedAt()));
        var after = Measure.measure(story.plan(), rows, ASK);
        assertThat(withoutRows(numbers(after))).isEqualTo(withoutRows(numbers(story.measured())));
        assertThat(after.installs()).hasSameSizeAs(story.measured().installs());
    }

    /** A hit that waited in an inbox while the database was away counts from when it was seen. */
    @ParameterizedTest // 1
    @MethodSource("withHits")
    void aHitThatReachesTheLogLateCountsFromWhenItWasSeen(long seed) {
        var story = RandomHistory.of(seed);
        var hit = oneOfTheHits(story, seed);
        var rows = new ArrayList<>(story.rows());
        rows.remove(hit);
        rows.add(moved(hit, hit.seq() + 1000, hit.id(), hit.receivedAt()));
        var after = Measure.measure(story.plan(), rows, ASK);
        assertThat(withoutRows(numbers(after))).isEqualTo(withoutRows(numbers(story.measured())));
        assertThat(after.execution()).isEqualTo(story.measured().execution());
        assertThat(after.flags()).isEqualTo(story.measured().flags());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatDeclaredNetworksDidIsAsIfItHadNeverBeen(long seed) {
        var story = RandomHistory.of(seed);
        var without = story.rows().stream()
                .filter(row -> DeclaredSource.of(row.fact()).isEmpty())
                .toList();
        var after = Measure.measure(story.plan(), without, ASK);
        assertThat(numbers(after)).isEqualTo(numbers(story.measured()));
        assertThat(after.installs()).isEqualTo(story.measured().installs());
        assertThat(after.alerts()).isEqualTo(story.measured().alerts());
        assertThat(after.flags()).isEqualTo(story.measured().flags());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theRowsOfEveryFlagCanBeShown(long seed) {
        var story = RandomHistory.of(seed);
        var measured = story.measured();
        var evidence = new FlagEvidence(story.plan(), story.rows(), measured);
        for (var flag : measured.flags()) {
            assertThat(evidence.of(flag)).as(flag.name()).isNotEmpty().hasSizeLessThanOrEqualTo(2);
        }
    }

    @ParameterizedTest // 3
    @MethodSource("seeds")
    void aRetractionUndoneChangesNothing(long seed) {
        var story = RandomHistory.of(seed);
        var before = story.measured();
        var rows = new ArrayList<>(story.rows());
        var target = rows.get(new Random(seed).nextInt(rows.size()));
        rows.add(retraction(rows.size() + 1, target.id()));
        rows.add(retraction(rows.size() + 1, rows.get(rows.size() - 1).id()));
        var after = Measure.measure(story.plan(), rows, ASK);
        assertThat(numbers(after)).isEqualTo(numbers(before));
        assertThat(after.alerts()).isEqualTo(before.alerts());
        assertThat(after.installs()).isEqualTo(before.installs());
    }

    @ParameterizedTest // 4, 5
    @MethodSource("seeds")
    void noTimeIsNegativeAndTheEstimateLiesWithinItsBounds(long seed) {
        var measured = RandomHistory.of(seed).measured();
        for (var elapsed : times(measured)) {
            if (elapsed instanceof Elapsed.Observed observed) {
                assertThat(observed.lo()).isBetween(Duration.ZERO, observed.estimate());
                assertThat(observed.estimate()).isLessThanOrEqualTo(observed.hi());
                assertThat(observed.evidence()).isNotEmpty();
            }
            if (elapsed instanceof Elapsed.Censored censored) {
                assertThat(censored.followUp()).isGreaterThanOrEqualTo(Duration.ZERO);
                assertThat(censored.evidence()).isNotEmpty();
            }
        }
        measured.lead().ifPresent(lead -> {
            assertThat(lead).isPositive();
            assertThat(length(measured.ttd())).contains(Duration.ZERO);
        });
    }

    @ParameterizedTest // 6
    @MethodSource("detected")
    void aFurtherAlertNeverMakesDetectionSlower(long seed) {
        var story = RandomHistory.of(seed);
        var before = length(story.measured().ttd());
        var random = new Random(seed);
        var kinds = List.of(AlertKind.RUNTIME, AlertKind.GATE_BLOCKED, AlertKind.GATE_WARNED);
        story.alert(
                kinds.get(random.nextInt(3)),
                at(random.nextInt(random.nextBoolean() ? 4000 : 300) - 100),
                story.traits(),
                AttributionLevel.STRONG);
        assertThat(length(story.measured().ttd()))
                .hasValueSatisfying(after -> assertThat(after).isLessThanOrEqualTo(before.get()));
    }

    @ParameterizedTest // 6
    @MethodSource("detectedByAlert")
    void anAlertLessNeverMakesDetectionQuicker(long seed) {
        var story = RandomHistory.of(seed);
        var measured = story.measured();
        var before = length(measured.ttd());
        var counted = measured.alerts().stream().filter(AlertVerdict::counts).toList();
        var rows = new ArrayList<>(story.rows());
        rows.add(retraction(
                rows.size() + 1,
                counted.get(new Random(seed).nextInt(counted.size())).alert()));
        length(Measure.measure(story.plan(), rows, ASK).ttd())
                .ifPresent(after -> assertThat(after).isGreaterThanOrEqualTo(before.get()));
    }

    @ParameterizedTest // 7
    @MethodSource("detected")
    void anEarlierExecutionNeverMakesDetectionQuicker(long seed) {
        var story = RandomHistory.of(seed);
        var measured = story.measured();
        var first = measured.installs().get(0);
        var before = length(measured.ttd());
        story.of(first.token())
                .lookedUp(first.executedAt().estimate().minusMillis(1 + new Random(seed).nextInt(60_000)), "earlier");
        assertThat(length(story.measured().ttd()))
                .hasValueSatisfying(after -> assertThat(after).isGreaterThanOrEqualTo(before.get()));
    }

    @ParameterizedTest // 7
    @MethodSource("detected")
    void anEarlierVisitNeverMakesDetectionQuicker(long seed) {
        var story = RandomHistory.of(seed);
        var first = story.measured().installs().get(0);
        var before = length(story.measured().ttd());
        story.of(first.token())
                .visited(first.executedAt().estimate().minusMillis(1 + new Random(seed).nextInt(60_000)));
        assertThat(length(story.measured().ttd()))
                .hasValueSatisfying(after -> assertThat(after).isGreaterThanOrEqualTo(before.get()));
    }

    @ParameterizedTest // 8
    @MethodSource("seeds")
    void onAnotherDayTheSameHistoryGivesTheSameDurations(long seed) {
        var story = RandomHistory.of(seed);
        var by = Duration.ofSeconds(86_400L * 200 + seed * 37);
        var shift = new Shifted(by, by);
        var plan = story.plan();
        var window = new Window(
                plan.window().opensAt().plus(by), plan.window().closesAt().plus(by));
        var moved = new ExercisePlan(
                plan.id(),
                plan.title(),
                plan.scenarioId(),
                plan.scenarioVersion(),
                plan.control(),
                window,
                plan.targets(),
                plan.insiders(),
                plan.objective());
        var after = Measure.measure(moved, story.rows().stream().map(shift::row).toList(), ASK.plus(by));
        assertThat(numbers(after)).isEqualTo(numbers(story.measured()));
        assertThat(after.flags()).isEqualTo(story.measured().flags());
    }

    @ParameterizedTest // 9
    @MethodSource("withComparedClocks")
    void aHostsClockThatIsWrongAndKnownToBeChangesNothing(long seed) {
        var story = RandomHistory.of(seed);
        var compared = new ArrayList<String>();
        story.rows().forEach(row -> {
            if (row.fact() instanceof Fact.ClockCompared) {
                compared.add(row.host().orElseThrow());
            }
        });
        var random = new Random(seed);
        var host = compared.get(random.nextInt(compared.size()));
        var shift = new Shifted(Duration.ZERO, seconds(random.nextInt(40_000) - 20_000));
        var rows = story.rows().stream()
                .map(row -> row.host().filter(host::equals).isPresent() ? shift.row(row) : row)
                .toList();
        var after = Measure.measure(story.plan(), rows, ASK);
        assertThat(numbers(after)).isEqualTo(numbers(story.measured()));
        assertThat(after.installs()).isEqualTo(story.measured().installs());
    }

    @ParameterizedTest // 10
    @MethodSource("seeds")
    void aFurtherComparisonNeverWidensWhatIsKnownOfAClock(long seed) {
        var story = RandomHistory.of(seed);
        for (var host : RandomHistory.HOSTS) {
            var around = at(new Random(seed).nextInt(1000));
            var before = ClockOffsets.of(Log.of(story.plan(), story.rows())).of(Optional.of(host), around);
            story.clock(host, at((int) seed), seconds((int) seed % 3), seconds((int) seed % 7));
            var after = ClockOffsets.of(Log.of(story.plan(), story.rows())).of(Optional.of(host), around);
            before.lo()
                    .ifPresent(lo -> assertThat(after.lo())
                            .hasValueSatisfying(then -> assertThat(then).isGreaterThanOrEqualTo(lo)));
            before.hi()
                    .ifPresent(hi -> assertThat(after.hi())
                            .hasValueSatisfying(then -> assertThat(then).isLessThanOrEqualTo(hi)));
        }
    }

    @ParameterizedTest // 11
    @MethodSource("seeds")
    void theOutcomeSaysWhatTheNumbersSay(long seed) {
        var story = RandomHistory.of(seed);
        for (var asOf : List.of(at(-700), at(50), at(300), ASK)) {
            var measured = story.measured(asOf);
            var executed = measured.execution().isPresent();
            switch (measured.outcome()) {
                case DETECTED, DETECTED_LATE, DETECTED_BEFORE -> {
                    assertThat(measured.ttd()).isInstanceOf(Elapsed.Observed.class);
                    assertThat(measured.detection()).isPresent();
                    assertThat(measured.lead().isPresent()).isEqualTo(measured.outcome() == Outcome.DETECTED_BEFORE);
                }
                case NOT_DETECTED -> {
                    assertThat(measured.ttd()).isInstanceOf(Elapsed.Censored.class);
                    assertThat(measured.detection()).isEmpty();
                }
                case PENDING -> assertThat(measured.ttd()).isNotInstanceOf(Elapsed.Observed.class);
                case PREVENTED_ALERTED, PREVENTED_SILENT, NOT_EXERCISED ->
                    assertThat(executed).isFalse();
                case CONTROL_QUIET, CONTROL_ALARMED ->
                    assertThat(measured.ttd()).isInstanceOf(Elapsed.NotApplicable.class);
                case INVALID -> {
                    assertThat(times(measured))
                            .allSatisfy(time -> assertThat(time).isInstanceOf(Elapsed.NotApplicable.class));
                    assertThat(measured.ttdObjective()).isEqualTo(ObjectiveVerdict.NONE);
                }
                case ABORTED -> assertThat(measured.ttdObjective()).isEqualTo(ObjectiveVerdict.NONE);
            }
            assertThat(measured.targets()).hasSameSizeAs(story.plan().targets());
            if (measured.targets().stream().anyMatch(target -> target.outcome() == Outcome.DETECTED)) {
                assertThat(measured.outcome()).isIn(Outcome.DETECTED, Outcome.DETECTED_BEFORE);
            }
        }
    }

    @ParameterizedTest // 11
    @MethodSource("seeds")
    void hostsOfAnExerciseAreNeverQuickerNorMoreThanIt(long seed) {
        var measured = RandomHistory.of(seed).measured();
        var alerted = measured.hosts().stream().anyMatch(HostResult::detected);
        if (alerted) {
            assertThat(measured.outcome()).isIn(Outcome.DETECTED, Outcome.DETECTED_BEFORE);
        }
        assertThat(measured.hosts()).extracting(HostResult::host).doesNotHaveDuplicates();
        assertThat(measured.hosts().stream().map(HostResult::execution))
                .allSatisfy(execution -> assertThat(execution.estimate())
                        .isAfterOrEqualTo(measured.execution().orElseThrow().estimate()));
        assertThat(measured.hosts().size()).isLessThanOrEqualTo((int) measured.installs().stream()
                .flatMap(install -> install.host().stream())
                .distinct()
                .count());
    }

    @ParameterizedTest // 11
    @MethodSource("seeds")
    void nobodyContainsBeforeTheyInvestigate(long seed) {
        var measured = RandomHistory.of(seed).measured();
        length(measured.ttc())
                .ifPresent(contained -> assertThat(length(measured.ttr()))
                        .hasValueSatisfying(responded -> assertThat(responded).isLessThanOrEqualTo(contained)));
    }

    /** A world with one true execution, seen through late lookups, polls and a host with a wrong clock. */
    @ParameterizedTest
    @MethodSource("seeds")
    void theTruthLiesWithinTheBounds(long seed) {
        var random = new Random(seed);
        var ahead = seconds(random.nextInt(4000) - 2000);
        var story = Story.drill();
        if (random.nextBoolean()) {
            story.fetched(at(-random.nextInt(20) - 0.001));
        }
        var firstPoll = -random.nextDouble() * 30;
        for (var poll = firstPoll; poll < 90; poll += 30) {
            if (poll < 0) {
                story.markerAbsent("h1", at(poll));
            } else {
                story.marker("h1", at(poll + 0.1), Story.line("true", at(0).plus(ahead)));
            }
        }
        if (random.nextBoolean()) {
            story.lookedUp(at(random.nextDouble() * 3), "true");
        }
        for (var i = random.nextInt(4); i > 0; i--) {
            var sent = random.nextDouble() * 100 - 50;
            var out = random.nextDouble() * 3;
            var back = random.nextDouble() * 3;
            var fact = new Fact.ClockCompared(
                    at(sent).plus(ahead),
                    at(sent + out),
                    Optional.of(at(sent + out)),
                    Optional.of(at(sent + out + back).plus(ahead)));
            story.compared("h1", at(sent + out), fact);
        }
        story.alerted(at(20 + random.nextDouble() * 600));
        var measured = story.measured();
        var execution = measured.execution().orElseThrow();
        assertThat(at(0)).isBetween(execution.lo(), execution.hi());
        var truth = Duration.between(at(0), measured.detection().orElseThrow().at());
        var ttd = (Elapsed.Observed) measured.ttd();
        assertThat(truth).isBetween(ttd.lo(), ttd.hi());
        assertThat(measured.flags()).doesNotContain(Flag.CONFLICT);
        assertThat(measured.installs()).hasSize(1);
    }

    private static boolean isHit(Fact fact) {
        return fact instanceof Fact.DnsLookedUp || fact instanceof Fact.CanaryVisited;
    }

    private static Evidence oneOfTheHits(Story story, long seed) {
        var hits = story.rows().stream().filter(row -> isHit(row.fact())).toList();
        return hits.get(new Random(seed).nextInt(hits.size()));
    }

    private static Evidence moved(Evidence row, long seq, UUID id, Instant receivedAt) {
        return new Evidence(
                seq,
                id,
                row.exercise(),
                row.token(),
                row.source(),
                row.host(),
                row.sourceTime(),
                receivedAt,
                row.actor(),
                row.refersTo(),
                row.fact());
    }

    private static Evidence retraction(long seq, UUID target) {
        return new Evidence(
                seq,
                new UUID(9, seq),
                Optional.of(Story.THIS),
                Optional.empty(),
                "person",
                Optional.empty(),
                Optional.empty(),
                ASK,
                Optional.of("rita"),
                Optional.of(target),
                new Fact.Retracted("test"));
    }

    /** Observed length; censored is longer than everything; empty where there is no question. */
    private static Optional<Duration> length(Elapsed elapsed) {
        if (elapsed instanceof Elapsed.Observed observed) {
            return Optional.of(observed.estimate());
        }
        return elapsed instanceof Elapsed.Censored ? Optional.of(Duration.ofDays(9999)) : Optional.empty();
    }

    /** The same numbers, whichever rows made them and in which order these reached the log. */
    private static List<String> withoutRows(List<Object> numbers) {
        return numbers.stream()
                .map(number -> number.toString().replaceAll("evidence=\\[[^]]*]", ""))
                .toList();
    }

    private static List<Elapsed> times(Measurement measured) {
        return Stream.concat(
                        Stream.of(
                                measured.ttd(),
                                measured.machineTtd(),
                                measured.tta(),
                                measured.ttr(),
                                measured.ttn(),
                                measured.ttc(),
                                measured.exposure()),
                        measured.hosts().stream().map(HostResult::ttd))
                .toList();
    }

    private static List<Object> numbers(Measurement measured) {
        return List.of(
                measured.outcome(),
                measured.ttd(),
                times(measured),
                measured.visibility(),
                measured.lead(),
                measured.timeToBlock(),
                measured.targets(),
                measured.ttdObjective(),
                measured.ttrObjective());
    }
}
