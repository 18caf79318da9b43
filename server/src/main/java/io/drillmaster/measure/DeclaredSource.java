package io.drillmaster.measure;

import io.drillmaster.evidence.Fact;
import java.util.Optional;

/** Scanners and analysts that an operator declared: what their networks did at the canary is kept, and is no execution. */
public final class DeclaredSource {
    private DeclaredSource() {}

    /** Name of the declared network that a look-up or a visit came from; empty for every other fact. */
    public static Optional<String> of(Fact fact) {
        if (fact instanceof Fact.DnsLookedUp lookup) {
            return lookup.declared();
        }
        return fact instanceof Fact.CanaryVisited visit ? visit.declared() : Optional.empty();
    }

    /** Whether the fact is one by which the canary tells that the package's code ran. */
    public static boolean tellsOfExecution(Fact fact) {
        return (fact instanceof Fact.DnsLookedUp || fact instanceof Fact.CanaryVisited) && of(fact).isEmpty();
    }
}
