package io.drillmaster.review;

import static io.drillmaster.plan.Drill.NOON;
import static io.drillmaster.plan.Drill.drill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.app.TabletopRecords;
import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Problem;
import io.drillmaster.db.TestDatabase;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.gap.Gap;
import io.drillmaster.gap.GapService;
import io.drillmaster.plan.ExerciseState;
import io.drillmaster.plan.PlanStore;
import io.drillmaster.tabletop.Tabletops;
import io.drillmaster.verdict.Results;
import io.drillmaster.verdict.Story;
import io.drillmaster.verdict.Verdicts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ReviewServiceTest {
    private static final TestDatabase DB = TestDatabase.fresh();

    private final Jdbi jdbi = DB.database().jdbi();
    private final PlanStore plans = new PlanStore(jdbi);
    private final EvidenceStore evidence = new EvidenceStore(jdbi);
    private final Instant now = NOON.plus(Duration.ofDays(20));
    private final Verdicts verdicts = new Verdicts(jdbi, plans, evidence, () -> now);
    private final GapService gaps = new GapService(
            jdbi, plans, new Results(jdbi), new TabletopRecords(new Tabletops(jdbi, () -> now)), () -> now);
    private final ReviewService reviews = new ReviewService(jdbi, plans, evidence, verdicts, gaps::propose, () -> now);
    private final ExerciseId exercise = drill().stored(jdbi).plan().id();

    @AfterAll
    static void drop() {
        DB.close();
    }

    @Test
    void aReviewHasEverySectionAlsoWhenNobodyHasWritten() {
        var review = reviews.read(exercise);

        assertThat(review.sections()).extracting(Review.Written::section).containsExactly(Section.values());
        assertThat(review.section(Section.LUCKY).version()).isZero();
        assertThat(review.section(Section.LUCKY).text()).isEmpty();
    }

    @Test
    void earlierVersionsStayReadable() {
        write("first", "ada", 0);
        write("second\r\nline\u0000", "grace", 1);

        var section = reviews.read(exercise).section(Section.WENT_WELL);
        assertThat(section.text()).isEqualTo("second\nline\uFFFD");
        assertThat(section.latest().orElseThrow().author()).isEqualTo("grace");
        assertThat(section.earlier()).extracting(SectionVersion::text).containsExactly("first");
        assertThat(reviews.read(exercise).section(Section.LUCKY).version()).isZero();
    }

    @Test
    void nobodyOverwritesWhatTheyHaveNotSeen() {
        write("first", "ada", 0);

        assertProblem(() -> write("mine", "grace", 0), 409, "was changed by ada while you were writing");
        assertThat(reviews.read(exercise).section(Section.WENT_WELL).text()).isEqualTo("first");
    }

    @Test
    void ofManyWhoWriteAtOnceOneIsKeptAndTheOthersAreTold() throws Exception {
        var threads = Executors.newFixedThreadPool(6);
        try {
            var writers = IntStream.range(0, 6)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        try {
                            write("text of " + i, "writer" + i, 0);
                            return true;
                        } catch (Problem problem) {
                            assertThat(problem.code()).isEqualTo("section-changed");
                            return false;
                        }
                    })
                    .toList();
            var kept = 0;
            for (Future<Boolean> written : threads.invokeAll(writers)) {
                kept += written.get() ? 1 : 0;
            }

            assertThat(kept).isEqualTo(1);
            assertThat(reviews.read(exercise).section(Section.WENT_WELL).versions())
                    .hasSize(1);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void savingTheSameTextAgainIsNoNewVersion() {
        write("first", "ada", 0);

        assertThat(write("first\r\n", "grace", 0).author()).isEqualTo("ada");
        assertThat(reviews.read(exercise).section(Section.WENT_WELL).version()).isEqualTo(1);
    }

    @Test
    void aVersionThatNeverWasIsRefused() {
        assertProblem(() -> write("text", "ada", 7), 400, "There is no version 7");
    }

    @Test
    void aSectionHasItsLimit() {
        assertThat(write("x".repeat(20_000), "ada", 0).version()).isEqualTo(1);
        assertProblem(() -> write("x".repeat(20_001), "ada", 1), 400, "20001 characters");
    }

    @Test
    void anExerciseThatIsNotThereHasNoReview() {
        var missing = new ExerciseId(999);

        assertProblem(() -> reviews.read(missing), 404, "EX-0999");
        assertProblem(() -> reviews.write(missing, Section.LUCKY, "", "ada", 0), 404, "EX-0999");
        assertProblem(() -> reviews.draft(missing), 404, "EX-0999");
    }

    @Test
    void aDraftSuggestsOnceAndFollowsLateEvidence() {
        var unseen = drill().stored(jdbi);
        var id = unseen.plan().id();
        var story = Story.of(jdbi, unseen).executed(1, 10);

        reviews.draft(id);
        reviews.draft(id);
        assertThat(keys(id)).containsExactly("not-detected-1");

        story.alerted(4_000); // the window has 3600 s
        reviews.draft(id);
        assertThat(keys(id)).contains("detected-late-1").doesNotContain("not-detected-1");
    }

    @Test
    void whatSomebodyAcceptedOutlivesTheMeasurement() {
        var unseen = drill().stored(jdbi);
        var id = unseen.plan().id();
        var story = Story.of(jdbi, unseen).executed(1, 10);
        reviews.draft(id);
        var accepted = gaps.accept(gaps.suggested(id).get(0).id(), "ada");

        story.alerted(20);
        story.investigating("grace", 30);
        reviews.draft(id);

        assertThat(keys(id)).isEmpty();
        assertThat(gaps.get(accepted.id())).isEqualTo(accepted);
    }

    @Test
    void nothingIsSuggestedBeforeTheWindowIsOver() {
        var running = drill().state(ExerciseState.RUNNING).stored(jdbi);
        Story.of(jdbi, running).executed(1, 10);

        reviews.draft(running.plan().id());

        assertThat(keys(running.plan().id())).isEmpty();
    }

    @Test
    void anExerciseThatWasStoppedOnlySuggestsWhatCleanUpLeft() {
        var stopped = drill().state(ExerciseState.ABORTED).stored(jdbi);
        var id = stopped.plan().id();
        var story = Story.of(jdbi, stopped).executed(1, 10);
        story.stopped(20);
        story.tornDown(30, "a marker");

        reviews.draft(id);

        assertThat(keys(id)).containsExactly("left-behind");
    }

    @Test
    void rowsOfTheLogHaveTheirExercisesDraftedAgain() {
        var one = drill().stored(jdbi).plan().id();
        var other = drill().stored(jdbi).plan().id();
        Story.of(jdbi, plans.find(one).orElseThrow()).executed(1, 10);
        Story.of(jdbi, plans.find(other).orElseThrow()).fetched(1, 10);
        var rows = new ArrayList<>(evidence.of(other));
        rows.addAll(evidence.of(one));

        jdbi.useTransaction(handle -> reviews.redraft(handle, rows));

        assertThat(keys(one)).containsExactly("not-detected-1");
        assertThat(keys(other)).containsExactly("prevented-silently-1");
    }

    private List<String> keys(ExerciseId id) {
        return gaps.suggested(id).stream()
                .map(Gap::suggestionKey)
                .map(key -> key.orElse("by hand"))
                .toList();
    }

    private SectionVersion write(String text, String by, int expected) {
        return reviews.write(exercise, Section.WENT_WELL, text, by, expected);
    }

    private static void assertProblem(ThrowingCallable call, int status, String sentence) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(status);
            assertThat(problem.sentence()).contains(sentence);
        });
    }
}
