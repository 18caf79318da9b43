package io.drillmaster.measure;

import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.AlertKind;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * An alert of this exercise, however often it was delivered.
 *
 * @param verdict what became of it
 * @param kind what sort of signal it is
 * @param targets the targets that it speaks of; none: it counts for the exercise only
 * @param namesToken it carries a target's own token, which only the running package can have shown to a sensor
 * @param hosts machines that it speaks of
 * @param contaminated it would have counted, had it not come after the reveal
 * @param zoneAssumed its delivery delay rests on a stamp without a zone
 */
record JudgedAlert(
        AlertVerdict verdict,
        AlertKind kind,
        Set<Token> targets,
        boolean namesToken,
        Set<String> hosts,
        boolean contaminated,
        boolean zoneAssumed) {
    boolean counts() {
        return verdict.counts();
    }

    Instant receivedAt() {
        return verdict.receivedAt();
    }

    UUID id() {
        return verdict.alert();
    }

    /** Whether it proves that something ran before it came. */
    boolean provesExecution() {
        return counts() && kind == AlertKind.RUNTIME;
    }

    /** Whether it may be about one of these targets; one that names none may be about any. */
    boolean concernsAny(Set<Token> tokens) {
        return targets.isEmpty() || targets.stream().anyMatch(tokens::contains);
    }
}
