package io.drillmaster.demo.history;

import static io.drillmaster.plan.Drill.drill;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.drillmaster.app.TabletopRecords;
import io.drillmaster.common.ExerciseId;
import io.drillmaster.db.TestDatabase;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.gap.GapChange;
import io.drillmaster.gap.GapFilter;
import io.drillmaster.gap.GapService;
import io.drillmaster.gap.GapStatus;
import io.drillmaster.gap.NewGap;
import io.drillmaster.gap.Origin;
import io.drillmaster.measure.Detection;
import io.drillmaster.measure.Elapsed;
import io.drillmaster.measure.Flag;
import io.drillmaster.measure.Outcome;
import io.drillmaster.measure.Quality;
import io.drillmaster.plan.PlanStore;
import io.drillmaster.review.ReviewService;
import io.drillmaster.review.Section;
import io.drillmaster.sample.Samples;
import io.drillmaster.tabletop.PastTabletop;
import io.drillmaster.tabletop.PastTabletops;
import io.drillmaster.tabletop.Tabletops;
import io.drillmaster.verdict.GapCategory;
import io.drillmaster.verdict.Result;
import io.drillmaster.verdict.ResultFilter;
import io.drillmaster.verdict.Results;
import io.drillmaster.verdict.Story;
import io.drillmaster.verdict.Verdicts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SampleHistoryTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:15:00Z");
    private static final InstantSource CLOCK = () -> NOW;
    private static final TestDatabase DB = TestDatabase.fresh();
    private static final Jdbi JDBI = DB.database().jdbi();
    private static final PlanStore PLANS = new PlanStore(JDBI);
    private static final Verdicts VERDICTS = new Verdicts(JDBI, PLANS, new EvidenceStore(JDBI), CLOCK);
    private static final GapService GAPS = gaps(JDBI);

    private static List<Result> results = List.of();

    @BeforeAll
    static void load() {
        load(JDBI);
        results = new Results(JDBI).of(ResultFilter.ALL);
    }

    @AfterAll
    static void drop() {
        DB.close();
    }

    @Test
    void allOfItIsMarkedAndSaysWhatItIsComparedBy() {
        assertThat(results).hasSizeBetween(125, 150).allSatisfy(result -> {
            assertThat(result.sample()).isTrue();
            assertThat(result.title()).startsWith("Sample: ");
            assertThat(result.when()).isBefore(NOW);
            assertThat(result.labels().team()).isNotEmpty();
            assertThat(result.coverage().reflex()).isNotEmpty();
        });
        assertThat(results.get(0).when()).isBefore(NOW.minus(Duration.ofDays(530)));
        assertThat(results).extracting(Result::scenarioId).contains("SC-01", "SC-04", "SC-09", "SC-17", "SC-25");
        assertThat(results.stream().map(result -> result.labels().team()))
                .contains("Platform", "Payments", "Data science");
    }

    @Test
    void everyOutcomeThatAFinishedExerciseCanHaveIsThere() {
        assertThat(results.stream().map(Result::outcome))
                .containsAll(Set.of(
                        Outcome.PREVENTED_ALERTED,
                        Outcome.PREVENTED_SILENT,
                        Outcome.DETECTED_BEFORE,
                        Outcome.DETECTED,
                        Outcome.DETECTED_LATE,
                        Outcome.NOT_DETECTED,
                        Outcome.ABORTED,
                        Outcome.CONTROL_QUIET,
                        Outcome.CONTROL_ALARMED));
        assertThat(results)
                .filteredOn(result -> result.outcome() == Outcome.CONTROL_ALARMED)
                .hasSize(1);
        assertThat(results).filteredOn(Result::revealed).hasSize(2);
        assertThat(results)
                .filteredOn(result -> result.flags().contains(Flag.HUMAN_FIRST))
                .isNotEmpty();
        assertThat(results).filteredOn(result -> result.candidates() > 0).isNotEmpty();
        assertThat(results.stream().flatMap(result -> result.quality().stream()))
                .contains(Quality.CONFLICT, Quality.HOST_CORRECTED, Quality.INTERVAL);
        assertThat(results)
                .filteredOn(result -> result.quality().equals(Optional.of(Quality.CONFLICT)))
                .hasSize(1);
    }

    @Test
    void afterTheRuleWasDeployedMoreIsSeenAndSooner() {
        var deployed = NOW.minus(Duration.ofDays(Storyline.DAYS - Storyline.RULE_DAY));
        var before = judged(result -> result.when().isBefore(deployed));
        var after = judged(result -> !result.when().isBefore(deployed));

        assertThat(share(before)).isLessThan(0.6);
        assertThat(share(after)).isGreaterThan(0.75);
        assertThat(median(before)).isGreaterThan(median(after).multipliedBy(2));
        assertThat(after.stream().filter(result -> result.ttr() instanceof Elapsed.Observed))
                .isNotEmpty();
        assertThat(results.stream().flatMap(result -> result.detectedBy().stream()))
                .contains(Detection.By.HUMAN);
    }

    @Test
    void theGapsOfTheStoryHaveTheirWholeLife() {
        var accepted = GAPS.list(GapFilter.ACCEPTED);
        var histories = accepted.stream()
                .map(gap -> GAPS.history(gap.id()).stream().map(GapChange::what).toList())
                .toList();

        assertThat(accepted)
                .hasSizeBetween(8, 60)
                .allSatisfy(gap -> assertThat(gap.sample()).isTrue());
        assertThat(accepted.stream().collect(groupingBy(gap -> gap.status(), counting())))
                .containsKey(GapStatus.CLOSED);
        assertThat(accepted).anyMatch(gap -> gap.status().unfinished());
        assertThat(histories)
                .as("one was closed and came back")
                .anyMatch(history -> (history.stream().anyMatch(what -> what.startsWith("closed"))
                                && history.get(history.size() - 1).contains("status"))
                        || history.stream()
                                        .filter(what -> what.startsWith("closed"))
                                        .count()
                                > 1);
        assertThat(GAPS.counts(LocalDate.parse("2026-11-21")).of(GapStatus.SUGGESTED))
                .as("every suggestion was decided")
                .isZero();
        assertThat(accepted.stream().map(gap -> gap.createdAt())).allMatch(NOW::isAfter);
    }

    @Test
    void itsTabletopsArePlayedToTheEndAndTheRoomLearns() {
        var sessions = new PastTabletops(JDBI).all();
        assertThat(sessions).hasSize(5).allSatisfy(session -> {
            assertThat(session.version().sample()).isTrue();
            assertThat(session.title()).startsWith("Sample: ");
            assertThat(session.startedAt()).isPresent();
            assertThat(session.closedAt()).isBefore(NOW);
            assertThat(session.numbers().decisions()).hasSizeGreaterThan(5);
            assertThat(session.numbers().coded().coded()).isGreaterThan(10);
            assertThat(session.feedback().n()).isPositive();
        });
        assertThat(matching(sessions.get(4))).isGreaterThan(matching(sessions.get(0)));
        assertThat(sessions.stream().map(PastTabletop::story)).contains("TTX-01 v1");
    }

    private static double matching(PastTabletop session) {
        var coded = session.numbers().coded();
        return (double) coded.matching() / coded.coded();
    }

    @Test
    void nothingThatComesInCanBeAboutASample() {
        var last = results.get(results.size() - 1);
        var plan = PLANS.find(last.exercise()).orElseThrow().plan();
        var target = plan.targets().get(0);

        assertThat(PLANS.byToken(target.token())).isEmpty();
        assertThat(PLANS.aroundTime(plan.window().opensAt().plusSeconds(60))).isEmpty();
        assertThat(PLANS.mentioned(
                        Set.of(target.packageName()), plan.window().opensAt().plusSeconds(60)))
                .isEmpty();
        assertThat(PLANS.near(plan.window().opensAt(), Duration.ofDays(30), 10)).isEmpty();
        assertThat(PLANS.targets(target.ecosystem(), target.packageName())).isFalse();
        assertThat(rows(JDBI, "registry_file")).isEmpty();
    }

    @Test
    void measuringASampleAgainSaysTheSame() {
        for (var result : results) {
            var before = VERDICTS.history(result.exercise()).size();
            var measurement = VERDICTS.measureAgain(result.exercise());
            assertThat(measurement.outcome()).isEqualTo(result.outcome());
            assertThat(VERDICTS.history(result.exercise())).hasSize(before);
        }
    }

    @Test
    void theSameDayTellsTheSameStory() {
        try (var other = TestDatabase.fresh()) {
            load(other.database().jdbi());
            assertThat(new Results(other.database().jdbi()).of(ResultFilter.ALL))
                    .extracting(
                            Result::when,
                            Result::outcome,
                            result -> result.ttd().getClass())
                    .containsExactlyElementsOf(results.stream()
                            .map(result -> tuple(
                                    result.when(),
                                    result.outcome(),
                                    result.ttd().getClass()))
                            .toList());
        }
    }

    /** Everything that the database holds is compared, table by table and row by row. */
    @Test
    void removingTheSamplesLeavesEveryOtherRowAsItWas() {
        try (var other = TestDatabase.fresh()) {
            var jdbi = other.database().jdbi();
            realExercise(jdbi);
            var before = everything(jdbi);

            var loaded = load(jdbi);
            assertThat(everything(jdbi)).isNotEqualTo(before);
            assertThat(new Samples(jdbi).remove()).isEqualTo(loaded);

            assertThat(everything(jdbi)).isEqualTo(before);
            assertThat(load(jdbi)).as("and it can be loaded again").isEqualTo(loaded);
        }
    }

    @Test
    void aSampleProvesNoRealGapClosed() {
        try (var other = TestDatabase.fresh()) {
            var jdbi = other.database().jdbi();
            var real = realExercise(jdbi);
            load(jdbi);
            var gaps = gaps(jdbi);
            var open = gaps.list(GapFilter.ACCEPTED.in(real));

            assertThat(gaps.candidates(open).values())
                    .allSatisfy(proofs -> assertThat(proofs).isEmpty());
        }
    }

    private static ExerciseId realExercise(Jdbi jdbi) {
        var plans = new PlanStore(jdbi);
        var evidence = new EvidenceStore(jdbi);
        var exercise = drill().scenario("SC-01").stored(jdbi);
        var id = exercise.plan().id();
        Story.of(jdbi, exercise).fetched(1, 50).executed(1, 60).alerted(125);
        var verdicts = new Verdicts(jdbi, plans, evidence, CLOCK);
        var unused = verdicts.measureAgain(id);
        var gaps = gaps(jdbi);
        var gap = gaps.add(
                new NewGap(new Origin.Drill(id), GapCategory.DETECT, "A real gap", "", "Platform", Optional.empty()),
                "grace");
        assertThat(gap.status()).isEqualTo(GapStatus.OPEN);
        var reviews = new ReviewService(jdbi, plans, evidence, verdicts, gaps::propose, CLOCK);
        var written = reviews.write(id, Section.WENT_WELL, "It went well.", "grace", 0);
        assertThat(written.version()).isEqualTo(1);
        return id;
    }

    private static int load(Jdbi jdbi) {
        return new SampleHistory(new PlanStore(jdbi), new EvidenceStore(jdbi), CLOCK).load((done, all) -> {});
    }

    private static List<Result> judged(Predicate<Result> which) {
        return results.stream().filter(Result::judgedOnDetection).filter(which).toList();
    }

    private static double share(List<Result> judged) {
        return (double) judged.stream()
                        .filter(result -> result.outcome() == Outcome.DETECTED)
                        .count()
                / judged.size();
    }

    private static Duration median(List<Result> judged) {
        var times = judged.stream()
                .flatMap(result -> result.comparableTtd() instanceof Elapsed.Observed seen
                        ? Stream.of(seen.estimate())
                        : Stream.empty())
                .sorted()
                .toList();
        return times.get(times.size() / 2);
    }

    private static Map<String, List<String>> everything(Jdbi jdbi) {
        var tables = jdbi.withHandle(handle -> handle.createQuery(
                        "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'")
                .mapTo(String.class)
                .list());
        var all = new TreeMap<String, List<String>>();
        tables.forEach(table -> all.put(table, rows(jdbi, table)));
        assertThat(all).containsKeys("exercise", "evidence", "measurement", "gap");
        return all;
    }

    private static List<String> rows(Jdbi jdbi, String table) {
        return jdbi.withHandle(
                handle -> new ArrayList<>(handle.createQuery("select t::text from " + table + " t order by 1")
                        .mapTo(String.class)
                        .list()));
    }

    private static GapService gaps(Jdbi jdbi) {
        return new GapService(
                jdbi, new PlanStore(jdbi), new Results(jdbi), new TabletopRecords(new Tabletops(jdbi, CLOCK)), CLOCK);
    }
}
