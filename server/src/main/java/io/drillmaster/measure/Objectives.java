package io.drillmaster.measure;

import java.time.Duration;
import java.util.Optional;

/** Judges a time against its objective by its bounds: met only when met for sure, missed only when missed for sure. */
final class Objectives {
    private Objectives() {}

    /**
     * Judges.
     *
     * @param closed nothing more can come in time
     * @param trusted the bounds do not rest on contradictory evidence
     */
    static ObjectiveVerdict judge(Elapsed elapsed, Optional<Duration> objective, boolean closed, boolean trusted) {
        if (objective.isEmpty()) {
            return ObjectiveVerdict.NONE;
        }
        if (elapsed instanceof Elapsed.Observed observed) {
            return trusted ? observed(observed, objective.get()) : ObjectiveVerdict.UNDECIDED;
        }
        return elapsed instanceof Elapsed.Censored censored
                ? censored(censored.followUp(), objective.get(), closed)
                : ObjectiveVerdict.NONE;
    }

    private static ObjectiveVerdict observed(Elapsed.Observed observed, Duration objective) {
        if (observed.hi().compareTo(objective) <= 0) {
            return ObjectiveVerdict.MET;
        }
        return observed.lo().compareTo(objective) > 0 ? ObjectiveVerdict.MISSED : ObjectiveVerdict.UNDECIDED;
    }

    /** A window's end belongs to it, so what was not seen in a closed window took longer than the follow-up. */
    private static ObjectiveVerdict censored(Duration followUp, Duration objective, boolean closed) {
        var past = followUp.compareTo(objective);
        if (past > 0 || (closed && past == 0)) {
            return ObjectiveVerdict.MISSED;
        }
        return closed ? ObjectiveVerdict.UNDECIDED : ObjectiveVerdict.RUNNING;
    }
}
