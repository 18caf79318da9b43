package io.drillmaster.measure;

import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact.CanaryVisited;
import io.drillmaster.evidence.Fact.DnsLookedUp;
import io.drillmaster.evidence.Fact.Fetched;
import io.drillmaster.plan.ExercisePlan;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What shows that a drill package is still about although its exercise is over. It is no part of any result. */
public final class AfterTheEnd {
    private AfterTheEnd() {}

    /**
     * Rows in force that tell of a new run or a new download, in order of receipt. A resolver that asks once more for a
     * run of before the end, and what declared networks do, tells of nothing new.
     *
     * @param over when the packages had been withdrawn, on our clock
     */
    public static List<Evidence> signs(ExercisePlan plan, Collection<Evidence> evidence, Instant over) {
        var log = Log.of(plan, evidence);
        var known = new HashSet<String>();
        log.of(DnsLookedUp.class).stream()
                .filter(row -> !row.receivedAt().isAfter(over))
                .forEach(row -> known.add(row.fact().nonce().toLowerCase(Locale.ROOT)));
        var lookups = log.of(DnsLookedUp.class).stream()
                .filter(row -> !row.fact().nonce().isBlank())
                .filter(row -> !known.contains(row.fact().nonce().toLowerCase(Locale.ROOT)))
                .map(Row::evidence);
        var others = Stream.concat(log.of(CanaryVisited.class).stream(), log.of(Fetched.class).stream())
                .map(Row::evidence);
        return Stream.concat(lookups, others)
                .filter(row -> row.receivedAt().isAfter(over))
                .filter(row -> log.tokenOf(row).isPresent())
                .filter(row -> DeclaredSource.of(row.fact()).isEmpty())
                .sorted(Comparator.comparing(Evidence::receivedAt).thenComparingLong(Evidence::seq))
                .toList();
    }
}
