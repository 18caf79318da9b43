package io.drillmaster.measure;

import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.Fact.Published;
import io.drillmaster.plan.ExercisePlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** When each drill package came to exist (P). Nothing before it can be about the drill. */
final class Publications {
    /** Publication is noted a moment after it happened. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    /** A host's clock may be this far off before its times are called impossible. */
    private static final Duration PLAUSIBLE = Duration.ofDays(1);

    private final ExercisePlan plan;
    private final Map<Token, Bound> byToken = new HashMap<>();

    private Publications(ExercisePlan plan) {
        this.plan = plan;
    }

    static Publications of(ExercisePlan plan, Log log, ClockOffsets offsets) {
        var publications = new Publications(plan);
        log.of(Published.class)
                .forEach(row -> log.tokenOf(row.evidence())
                        .ifPresent(token -> publications.byToken.merge(
                                token,
                                new Bound(offsets.notAfter(row.evidence()), row.id()),
                                (one, other) -> Bound.BY_TIME.compare(one, other) <= 0 ? one : other)));
        return publications;
    }

    /** When a target's package came to exist, or at the latest when it was seen: a window opens with publication. */
    Bound of(Token token, Instant seenAt) {
        var opensAt = plan.window().opensAt();
        return Optional.ofNullable(byToken.get(token))
                .orElseGet(() -> new Bound(opensAt.isBefore(seenAt) ? opensAt : seenAt, Optional.empty()));
    }

    /** Whether a moment lies clearly before any of these packages existed (no token given: any of the exercise). */
    boolean precedes(Instant moment, Collection<Token> tokens) {
        return byToken.entrySet().stream()
                .filter(entry -> tokens.isEmpty() || tokens.contains(entry.getKey()))
                .map(entry -> entry.getValue().at())
                .min(Instant::compareTo)
                .filter(published -> moment.isBefore(published.minus(TOLERANCE)))
                .isPresent();
    }

    /** No time of an event of this exercise can be earlier than this, whatever the clock. */
    Instant earliestPlausible() {
        var opensAt = plan.window().opensAt();
        return byToken.values().stream()
                .map(Bound::at)
                .filter(opensAt::isAfter)
                .min(Instant::compareTo)
                .orElse(opensAt)
                .minus(PLAUSIBLE);
    }

    /** Whether a host's time of something that was seen at this moment can be, give or take a day. */
    boolean plausible(Instant hostTime, Instant seenAt) {
        return !hostTime.isBefore(earliestPlausible()) && !hostTime.isAfter(seenAt.plus(PLAUSIBLE));
    }
}
