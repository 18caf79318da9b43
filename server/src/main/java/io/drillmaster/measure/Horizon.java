package io.drillmaster.measure;

import io.drillmaster.evidence.Fact;
import io.drillmaster.plan.ExercisePlan;
import java.time.Instant;
import java.util.Optional;

/**
 * How far the exercise may be looked at.
 *
 * @param asOf the moment of asking
 * @param closesAt planned end of the window (W), which still belongs to it
 * @param revealedAt when the blue team was told (V); what comes later is contaminated
 * @param abortedAt safety stop
 * @param invalid a person declared that the exercise says nothing
 */
record Horizon(
        Instant asOf, Instant closesAt, Optional<Instant> revealedAt, Optional<Instant> abortedAt, boolean invalid) {
    static Horizon of(ExercisePlan plan, Log log, Instant asOf) {
        return new Horizon(
                asOf,
                plan.window().closesAt(),
                log.of(Fact.Revealed.class).stream().map(Row::receivedAt).min(Instant::compareTo),
                log.of(Fact.Aborted.class).stream().map(Row::receivedAt).min(Instant::compareTo),
                !log.of(Fact.Invalidated.class).isEmpty());
    }

    /** End of the time in which a detection is in time: the window's end or the reveal, whichever came first. */
    Instant end() {
        return revealedAt.filter(this::beforeClose).orElse(closesAt);
    }

    /** Whether the verdict is due: {@link #end()} has passed. */
    boolean closed() {
        return asOf.isAfter(end());
    }

    /** End of what has been watched so far. */
    Instant watchedUntil() {
        var open = asOf.isBefore(end()) ? asOf : end();
        return abortedAt.filter(open::isAfter).orElse(open);
    }

    boolean afterReveal(Instant moment) {
        return revealedAt.filter(moment::isAfter).isPresent();
    }

    /** Whether the reveal cut the window short. */
    boolean cutShort() {
        return revealedAt.filter(this::beforeClose).isPresent();
    }

    private boolean beforeClose(Instant moment) {
        return moment.isBefore(closesAt);
    }
}
