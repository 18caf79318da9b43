package io.drillmaster.demo.history;

import io.drillmaster.app.TabletopRecords;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.gap.GapService;
import io.drillmaster.plan.ExerciseState;
import io.drillmaster.plan.PlanStore;
import io.drillmaster.review.ReviewService;
import io.drillmaster.scenarios.ScenarioLibrary;
import io.drillmaster.tabletop.Tabletops;
import io.drillmaster.trend.Annotation;
import io.drillmaster.trend.Annotations;
import io.drillmaster.verdict.Results;
import io.drillmaster.verdict.Verdicts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;

/**
 * Loads the sample history. All of it goes in as evidence and is measured, reviewed and followed up by the same parts as
 * a real exercise, with the clock of the story; nothing writes a result. Tabletops are played, event by event.
 */
public final class SampleHistory {
    private static final Duration REVIEWED_AFTER = Duration.ofHours(2);
    private static final Duration VERDICT_AFTER = Duration.ofSeconds(5);
    private static final int SAY_EVERY = 25;

    private final PlanStore plans;
    private final EvidenceStore evidence;
    private final InstantSource present;
    private final StoryClock clock = new StoryClock();
    private final Verdicts verdicts;
    private final ReviewService reviews;
    private final GapStory gaps;

    /**
     * Into the database of these stores.
     *
     * @param present when the story ends
     */
    public SampleHistory(PlanStore plans, EvidenceStore evidence, InstantSource present) {
        this.plans = plans;
        this.evidence = evidence;
        this.present = present;
        var jdbi = plans.jdbi();
        this.verdicts = new Verdicts(jdbi, plans, evidence, clock);
        var gapService =
                new GapService(jdbi, plans, new Results(jdbi), new TabletopRecords(new Tabletops(jdbi, clock)), clock);
        this.reviews = new ReviewService(jdbi, plans, evidence, verdicts, gapService::propose, clock);
        this.gaps = new GapStory(gapService);
    }

    /**
     * Loads it, all or nothing.
     *
     * @param progress hears how many exercises of how many are in
     * @return how many there are
     */
    public int load(BiConsumer<Integer, Integer> progress) {
        var episodes = Storyline.upTo(present.instant(), ScenarioLibrary.ofShipped());
        plans.jdbi().useTransaction(handle -> {
            noteChanges();
            for (var i = 0; i < episodes.size(); i++) {
                tell(handle, episodes.get(i));
                if ((i + 1) % SAY_EVERY == 0) {
                    progress.accept(i + 1, episodes.size());
                }
            }
            new SampleTabletops(plans.jdbi()).load(present.instant());
        });
        progress.accept(episodes.size(), episodes.size());
        return episodes.size();
    }

    private void noteChanges() {
        var now = present.instant();
        var annotations = new Annotations(plans.jdbi(), present);
        annotations.addSample(
                Storyline.day(Storyline.RULE_DAY, now),
                Annotation.Kind.RULE_DEPLOYED,
                "Sample: a rule for files that install scripts leave was deployed");
        annotations.addSample(
                Storyline.day(Storyline.EGRESS_DAY, now),
                Annotation.Kind.POLICY_CHANGED,
                "Sample: build jobs reach nothing but their registry");
    }

    private void tell(Handle handle, Episode episode) {
        var id = plans.add(handle, SampleExercises.draft(episode));
        var exercise = plans.lock(handle, id).orElseThrow();
        var told = Telling.of(episode, exercise);
        evidence.append(handle, told.rows());
        plans.setState(handle, id, episode.course() == Course.STOPPED ? ExerciseState.ABORTED : ExerciseState.CLOSED);
        plans.setTornDown(handle, id, episode.closesAt().plus(VERDICT_AFTER));
        clock.moveTo(episode.closesAt().plus(VERDICT_AFTER));
        var measurement = verdicts.measureAgain(id);

        var signals = new Signals(episode, exercise, told.ran());
        var late = signals.late();
        if (!late.isEmpty()) {
            evidence.append(handle, late);
            clock.moveTo(signals.lateAt().plus(VERDICT_AFTER));
            measurement = verdicts.measureAgain(id);
        }

        clock.moveTo(episode.closesAt().plus(REVIEWED_AFTER));
        reviews.draft(id);
        gaps.review(id, episode, measurement.outcome(), clock.instant());
    }
}
