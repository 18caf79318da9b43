package io.drillmaster.review;

import static io.drillmaster.plan.Drill.NOON;
import static io.drillmaster.plan.Drill.drill;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.db.TestDatabase;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.measure.Measure;
import io.drillmaster.plan.Drill;
import io.drillmaster.verdict.GapCategory;
import io.drillmaster.verdict.Story;
import io.drillmaster.verdict.Suggestion;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Evidence goes through the database and the measurement, as in the product. */
class SuggestionsTest {
    private static final TestDatabase DB = TestDatabase.fresh();
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Jdbi jdbi = DB.database().jdbi();

    @AfterAll
    static void drop() {
        DB.close();
    }

    @Test
    void aGoodDrillSuggestsNothing() {
        assertThat(suggested(drill().objective(MINUTE, MINUTE), story -> {
                    story.executed(1, 10).alerted(20);
                    story.investigating("grace", 40);
                    story.tornDown(3_700);
                }))
                .isEmpty();
    }

    @Test
    void eachTargetThatRanUnseenIsAVisibilityGap() {
        var found = suggested(drill().targets(2), story -> story.executed(1, 10).executed(2, 12));

        assertThat(found).extracting(Suggestion::key).containsExactly("not-detected-1", "not-detected-2");
        assertThat(found.get(1).title()).contains("CI runner 2");
        assertThat(found.get(1).description()).contains("pytorch-utilz 0.0.2 ran at 2026-03-02 12:00:12 UTC");
        assertThat(found).allSatisfy(gap -> assertThat(gap.evidence()).hasSize(1));
    }

    @Test
    void aLateSignalSaysHowLateItWas() {
        var found = only("detected-late-1", drill(), story -> {
            story.executed(1, 10).alerted(3_700);
            story.investigating("grace", 3_710);
        });

        assertThat(found.description())
                .contains("1 h 1 min after the execution")
                .contains("open until 2026-03-02 13:00:00");
    }

    @Test
    void aStopThatNobodySawIsATelemetryGap() {
        var found = only("prevented-silently-1", drill(), story -> story.fetched(1, 5));

        assertThat(found.category()).isEqualTo(GapCategory.TELEMETRY);
        assertThat(found.evidence()).hasSize(1);
    }

    @Test
    void aSignalThatNobodyInvestigatedIsAGapInTheResponse() {
        var found =
                only("no-investigation", drill(), story -> story.executed(1, 10).alerted(60));

        assertThat(found.category().response()).isTrue();
        assertThat(found.description()).contains("2026-03-02 12:01:00 UTC").contains("59 min 0 s");
        assertThat(found.evidence()).hasSize(1);
    }

    @Test
    void aMissedObjectiveNamesBothNumbers() {
        var found = suggested(drill().objective(MINUTE, MINUTE), story -> {
            story.executed(1, 10).alerted(200);
            story.investigating("grace", 300);
        });

        assertThat(found).extracting(Suggestion::key).containsExactly("ttd-objective-missed", "ttr-objective-missed");
        assertThat(found.get(0).description()).contains("the objective is 1 min 0 s");
        assertThat(found.get(1).description()).contains("1 min 40 s");
    }

    @Test
    void anAlertThatWasLongOnItsWayIsAGapInTheDelivery() {
        var found = only("slow-delivery", drill(), story -> {
            story.executed(1, 10).alertedSlowly(200, 20);
            story.investigating("grace", 210);
        });

        assertThat(found.category()).isEqualTo(GapCategory.DELIVER);
        assertThat(found.description()).contains("3 min 0 s after the event");
    }

    @Test
    void aGateThatSaidBlockedWhileThePackageRanIsAGapInThePrevention() {
        var found = only("gate-bypassed", drill(), story -> {
            story.executed(1, 10).gateBlocked(20);
            story.investigating("grace", 30);
        });

        assertThat(found.category()).isEqualTo(GapCategory.PREVENT);
        assertThat(found.evidence()).as("the gate's alert and the execution").hasSize(2);
    }

    @Test
    void anAlarmOnAControlIsNoise() {
        var found = only("control-alarmed", drill().control(), story -> {
            story.alerted(20);
            story.investigating("grace", 30);
        });

        assertThat(found.description()).contains("1 alert came");
        assertThat(found.evidence()).hasSize(1);
    }

    @Test
    void evidenceThatContradictsItselfIsAGapInTheDrill() {
        var found = only(
                "conflicting-evidence", drill(), story -> story.executed(1, 10).fetched(1, 20));

        assertThat(found.category()).isEqualTo(GapCategory.EXERCISE);
        assertThat(found.evidence()).isNotEmpty();
    }

    @Test
    void whatCleanUpLeftIsNamed() {
        var found = only("left-behind", drill(), story -> {
            story.executed(1, 10).alerted(20);
            story.investigating("grace", 30);
            story.tornDown(3_700, "Remove the marker /tmp/x.");
        });

        assertThat(found.description()).contains("Remove the marker /tmp/x.");
    }

    @Test
    void whatWasRetractedSuggestsNothingUntilTheRetractionIsRetracted() {
        Consumer<Story> clean = story -> {
            story.executed(1, 10).alerted(20);
            story.investigating("grace", 30);
        };
        Consumer<Story> taken = story -> story.retracted(story.tornDown(3_700, "it"), 3_800);
        Consumer<Story> given = story -> story.retracted(story.retracted(story.tornDown(3_700, "it"), 3_800), 3_900);

        assertThat(suggested(drill(), clean.andThen(taken))).isEmpty();
        assertThat(suggested(drill(), clean.andThen(given)))
                .extracting(Suggestion::key)
                .containsExactly("left-behind");
    }

    @Test
    void noSuggestionSpeaksOfAPerson() {
        var everything = List.of(
                suggested(drill().targets(2), story -> story.executed(1, 10).fetched(2, 12)),
                suggested(drill(), story -> story.executed(1, 10).alerted(3_700)),
                suggested(drill().objective(MINUTE, MINUTE), story -> {
                    story.executed(1, 10).alertedSlowly(200, 20);
                    story.investigating("grace", 300);
                }));

        assertThat(everything.stream().flatMap(List::stream))
                .hasSizeGreaterThan(5)
                .allSatisfy(gap -> {
                    var words = (gap.title() + " " + gap.description()).toLowerCase(Locale.ROOT);
                    assertThat(words).doesNotContain("grace", "failed to", "should have", "mistake", "error");
                    assertThat(gap.key()).matches("[a-z0-9-]+");
                    assertThat(gap.description()).as("names a number").matches("(?s).*\\d.*");
                });
    }

    private Suggestion only(String key, Drill drill, Consumer<Story> events) {
        var found = suggested(drill, events);
        assertThat(found).extracting(Suggestion::key).contains(key);
        return found.stream().filter(gap -> gap.key().equals(key)).findFirst().orElseThrow();
    }

    private List<Suggestion> suggested(Drill drill, Consumer<Story> events) {
        var exercise = drill.stored(jdbi);
        events.accept(Story.of(jdbi, exercise));
        var rows = new EvidenceStore(jdbi).of(exercise.plan().id());
        var measurement = Measure.measure(exercise.plan(), rows, NOON.plus(Duration.ofDays(1)));
        return Suggestions.of(exercise.plan(), measurement, rows);
    }
}
