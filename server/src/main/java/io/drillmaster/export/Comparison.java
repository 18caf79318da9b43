package io.drillmaster.export;

import io.drillmaster.measure.Elapsed;
import io.drillmaster.statistics.KaplanMeier;
import io.drillmaster.verdict.Result;
import java.util.Optional;

/** Which exercises enter the curve of the time to detect, and with which time: the rules of the trend's own chart. */
final class Comparison {
    private Comparison() {}

    /**
     * Empty when it does not enter: nothing executed, the verdict is not in, or it was revealed before anybody noticed (that
     * it was given up then may well have been because nobody noticed, which a curve cannot allow for).
     */
    static Optional<KaplanMeier.Subject> subject(Result run) {
        if (!run.judgedOnDetection()) {
            return Optional.empty();
        }
        var time = run.comparableTtd();
        if (time instanceof Elapsed.Observed observed) {
            return Optional.of(new KaplanMeier.Subject(observed.estimate(), true));
        }
        return time instanceof Elapsed.Censored censored && !run.revealed()
                ? Optional.of(new KaplanMeier.Subject(censored.followUp(), false))
                : Optional.empty();
    }
}
