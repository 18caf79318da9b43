package io.drillmaster.verdict;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.measure.Detection;
import io.drillmaster.measure.Elapsed;
import io.drillmaster.measure.Flag;
import io.drillmaster.measure.ObjectiveVerdict;
import io.drillmaster.measure.Outcome;
import io.drillmaster.measure.Quality;
import io.drillmaster.plan.Coverage;
import io.drillmaster.plan.Labels;
import io.drillmaster.plan.Objective;
import io.drillmaster.plan.Window;
import io.drillmaster.statistics.KaplanMeier;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One finished exercise as it stands among others: what it was, and its newest measurement. The times carry no evidence
 * here; the exercise's own page has it.
 *
 * @param exercise which
 * @param title as people call it
 * @param scenarioId e.g. {@code SC-01}
 * @param scenarioVersion of the scenario file; results of different versions are not compared
 * @param labels what it is compared by
 * @param coverage REFLEX stages and ATT&amp;CK techniques
 * @param sample made up to show what the pages look like
 * @param window as planned
 * @param objective as valid when it was planned
 * @param engineVersion rules that made the measurement
 * @param when its execution, or the opening of its window when nothing executed; on the server's clock
 * @param outcome how it came out
 * @param ttd as on its own page
 * @param tta likewise; its bounds are its estimate
 * @param ttr likewise
 * @param machineTtd to the first alert, also when a person was quicker; absent when not observed
 * @param lead how long the signal came before the execution
 * @param timeToBlock request to the gate's stop
 * @param detectedBy who was first; absent when nobody was
 * @param ttdObjective against the objective of its time
 * @param ttrObjective likewise
 * @param quality how the time of its first execution is known; absent without one
 * @param flags what a reader should know
 * @param candidates alerts that wait for a person's word
 * @param hosts how many hosts executed it, and on how many of them that was detected
 */
public record Result(
        ExerciseId exercise,
        String title,
        String scenarioId,
        int scenarioVersion,
        Labels labels,
        Coverage coverage,
        boolean sample,
        Window window,
        Objective objective,
        int engineVersion,
        Instant when,
        Outcome outcome,
        Elapsed ttd,
        Elapsed tta,
        Elapsed ttr,
        Optional<Duration> machineTtd,
        Optional<Duration> lead,
        Optional<Duration> timeToBlock,
        Optional<Detection.By> detectedBy,
        ObjectiveVerdict ttdObjective,
        ObjectiveVerdict ttrObjective,
        Optional<Quality> quality,
        Set<Flag> flags,
        int candidates,
        Hosts hosts) {
    public Result {
        flags = Set.copyOf(flags);
    }

    /** The blue team was told before the planned end. */
    public boolean revealed() {
        return flags.contains(Flag.REVEALED);
    }

    /** Its package executed in time and the verdict is in: it belongs to the detection rate and the curves. */
    public boolean judgedOnDetection() {
        return outcome.detected() || outcome == Outcome.NOT_DETECTED;
    }

    /**
     * The time to detect as it enters statistics: a detection after the window is censored at the window's end, because
     * other exercises were not watched for longer either.
     */
    public Elapsed comparableTtd() {
        if (outcome == Outcome.DETECTED_LATE && ttd instanceof Elapsed.Observed late) {
            var watched = Duration.between(when, window.closesAt());
            return new Elapsed.Censored(watched.isNegative() ? Duration.ZERO : watched, late.evidence());
        }
        return ttd;
    }

    /**
     * What of a time of this exercise enters a curve. Exercises without an execution have no time. What was still running
     * when the blue team was told is left out: a drill is often given up because nobody noticed, and a curve assumes that
     * watching ended for another reason.
     */
    public Optional<KaplanMeier.Subject> subject(Elapsed time) {
        if (!judgedOnDetection()) {
            return Optional.empty();
        }
        if (time instanceof Elapsed.Observed observed) {
            return Optional.of(new KaplanMeier.Subject(observed.estimate(), true));
        }
        return time instanceof Elapsed.Censored censored && !revealed()
                ? Optional.of(new KaplanMeier.Subject(censored.followUp(), false))
                : Optional.empty();
    }

    /**
     * Hosts are never pooled with exercises: those of one exercise depend on each other.
     *
     * @param executed on which it was seen to run
     * @param detected of those, on which a signal named the host
     */
    public record Hosts(int executed, int detected) {}
}
