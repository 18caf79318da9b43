package io.drillmaster.verdict;

import java.time.Instant;
import java.util.Optional;

/**
 * Which results are wanted. An absent part lets everything through; an empty text is a value of its own, of exercises of
 * which nobody said.
 *
 * @param from not before, by {@link Result#when()}
 * @param until before
 * @param scenario id
 * @param variant as planned
 * @param team as planned
 * @param hostClass as planned
 */
public record ResultFilter(
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<String> scenario,
        Optional<String> variant,
        Optional<String> team,
        Optional<String> hostClass) {
    /** All of them. */
    public static final ResultFilter ALL = new ResultFilter(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** The same choice in another period. */
    public ResultFilter during(Optional<Instant> newFrom, Optional<Instant> newUntil) {
        return new ResultFilter(newFrom, newUntil, scenario, variant, team, hostClass);
    }

    boolean passes(Result result) {
        var when = result.when();
        var labels = result.labels();
        return from.filter(when::isBefore).isEmpty()
                && until.map(when::isBefore).orElse(true)
                && same(scenario, result.scenarioId())
                && same(variant, labels.variant())
                && same(team, labels.team())
                && same(hostClass, labels.hostClass());
    }

    private static boolean same(Optional<String> wanted, String found) {
        return wanted.map(found::equals).orElse(true);
    }
}
