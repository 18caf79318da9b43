package io.drillmaster.pages;

import static io.drillmaster.plan.Drill.NOON;
import static io.drillmaster.plan.Drill.drill;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.db.TestDatabase;
import io.drillmaster.drillpackages.Phase;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import io.drillmaster.pages.view.Link;
import io.drillmaster.pages.view.Note;
import io.drillmaster.pages.view.VerdictLine;
import io.drillmaster.pages.view.VerdictPage;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.ExerciseState;
import io.drillmaster.plan.PlanStore;
import io.drillmaster.verdict.Story;
import io.drillmaster.verdict.Verdicts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people can read of a verdict that was another one before. */
class VerdictHistoryTest {
    private static final String NOT_DETECTED = "1 h 00 min after the execution: not detected.";
    private static final String LATE = "At 1 h 34 min: detected late by Falco; TTD 1 h 34 min.";

    private final TestDatabase db = TestDatabase.fresh();
    private final Jdbi jdbi = db.database().jdbi();
    private final PlanStore plans = new PlanStore(jdbi);
    private final EvidenceStore evidence = new EvidenceStore(jdbi);
    private Instant now = NOON;
    private final Verdicts verdicts = new Verdicts(jdbi, plans, evidence, () -> now);
    private final Exercise drill = drill().state(ExerciseState.RUNNING).stored(jdbi);
    private final ExerciseId id = drill.plan().id();
    private final Story story = Story.of(jdbi, drill);

    @AfterEach
    void drop() {
        db.close();
    }

    @Test
    void notDetectedAtSixtyMinutesDetectedAtNinetyFour() {
        measuredAt(0);
        story.executed(1, 0);
        measuredAt(1);
        closed();
        measuredAt(3601);
        story.alerted(5640);
        measuredAt(5641);

        assertThat(sentences())
                .containsExactly(
                        "Nothing had executed so far.",
                        "1.00 s after the execution: not detected so far.",
                        NOT_DETECTED,
                        LATE);
        assertThat(lines())
                .extracting(VerdictLine::why)
                .containsExactly(
                        "",
                        "The canary was asked.",
                        "The window had closed.",
                        "An alert came at 13:34:00: Marker below the drill directory.");
    }

    @Test
    void aRetractionAndItsUndoStandInTheHistory() {
        story.executed(1, 0);
        closed();
        measuredAt(3601);
        var alert = story.alerted(5640);
        measuredAt(5641);
        var retraction = story.retracted(alert, 5700);
        measuredAt(5701);
        story.retracted(retraction, 5760);
        measuredAt(5761);

        assertThat(sentences()).containsExactly(NOT_DETECTED, LATE, NOT_DETECTED, LATE);
        assertThat(lines())
                .extracting(VerdictLine::why)
                .endsWith("ada took back the alert of 13:34:00: a mistake.", "ada undid the retraction of 13:35:00.");
        assertThat(page(3).rows()).singleElement().satisfies(row -> {
            assertThat(row.evidence().href()).isEqualTo("/evidence/" + retraction);
            assertThat(row.about()).isEqualTo(new Link("/evidence/" + alert, "alert of 13:34:00"));
        });
    }

    @Test
    void whatAnOpenWindowWasWatchedForIsNoVerdict() {
        for (var second = 0; second < 50; second += 10) {
            measuredAt(second);
        }
        assertThat(lines()).as("there was one verdict only").isEmpty();

        story.executed(1, 60);
        for (var second = 60; second < 3000; second += 300) {
            story.looked(second);
            measuredAt(second);
        }
        assertThat(lines()).hasSize(2);
    }

    @Test
    void aVerdictTellsWhichRowsMadeItAndWhatItWasBefore() {
        story.executed(1, 0);
        closed();
        measuredAt(3601);
        var alert = story.alerted(5640);
        measuredAt(5641);

        var first = page(1);
        assertThat(first.earlier()).isNull();
        assertThat(first.later()).isEqualTo(new Link("/exercises/" + id + "/verdicts/2", "Verdict 2"));
        var second = page(2);
        assertThat(second.rows().get(0).evidence().href()).isEqualTo("/evidence/" + alert);
        assertThat(second.numbers())
                .contains(
                        new VerdictPage.Value("Outcome", "Not detected", "Detected too late", true),
                        new VerdictPage.Value("TTD", "> 1 h 00 min", "1 h 34 min", true));
        assertThat(presenter().toldBy(99)).map(told -> told.number()).contains(2);
        assertThat(presenter().toldBy(0)).isEmpty();
    }

    @Test
    void whatADeclaredNetworkAskedForIsSaidNotToCount() {
        for (var second = 10; second < 13; second++) {
            lookedUp(second, "scan" + second, Optional.of("mail gateway"));
        }
        assertThat(notes()).singleElement().satisfies(note -> {
            assertThat(note.text())
                    .isEqualTo("3 look-ups from “mail gateway”, a declared network, were not counted as an execution.");
            assertThat(note.rows()).hasSize(2);
        });
    }

    @Test
    void aTokenThatIsSeenAfterTheEndWarnsOfAStalePackage() {
        lookedUp(10, "run", Optional.empty());
        closed();
        lookedUp(4000, "RUN", Optional.empty());
        lookedUp(4000, "scan", Optional.of("mail gateway"));
        now = story.at(5000);
        assertThat(notes()).noneSatisfy(note -> assertThat(note.text()).contains("stale"));

        lookedUp(4100, "again", Optional.empty());
        assertThat(notes())
                .first()
                .satisfies(note -> assertThat(note.text())
                        .startsWith("The stale package is still installable")
                        .contains("1 look-up, the last on 2 Mar 2026, 13:08:20 UTC"));
    }

    @Test
    void rowsThatContradictEachOtherStandBesideTheSentence() {
        lookedUp(10, "run", Optional.empty());
        story.fetched(1, 40);
        now = story.at(60);
        assertThat(notes()).singleElement().satisfies(note -> {
            assertThat(note.text()).contains("contradicts itself");
            assertThat(note.rows()).extracting(Link::text).containsExactly("DNS 12:00:10", "download 12:00:40");
        });
    }

    private void measuredAt(long second) {
        now = story.at(second);
        assertThat(verdicts.measureAgain(id).asOf()).isEqualTo(now);
    }

    private void closed() {
        jdbi.useHandle(handle -> plans.setState(handle, id, ExerciseState.CLOSED));
    }

    private void lookedUp(long second, String nonce, Optional<String> declared) {
        var token = drill.plan().targets().get(0).token();
        var fact = new Fact.DnsLookedUp(
                "i." + nonce + "." + token + ".drill.test.",
                "A",
                Phase.INSTALLED,
                nonce,
                "127.0.0.1",
                "udp",
                Optional.empty(),
                declared);
        evidence.append(List.of(NewEvidence.of("canary.dns", story.at(second), fact)
                .id(UUID.randomUUID())
                .token(token)
                .build()));
    }

    private List<Note> notes() {
        var exercise = plans.find(id).orElseThrow();
        var rows = evidence.of(id);
        return new NotePresenter(exercise, rows, verdicts.now(exercise, rows)).notes();
    }

    private VerdictPresenter presenter() {
        return new VerdictPresenter(drill.plan(), evidence.of(id), verdicts.changes(id));
    }

    private List<VerdictLine> lines() {
        return presenter().lines();
    }

    private List<String> sentences() {
        return lines().stream().map(VerdictLine::sentence).toList();
    }

    private VerdictPage page(int number) {
        return presenter().page(presenter().toldBy(number).orElseThrow());
    }
}
