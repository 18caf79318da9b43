package io.drillmaster.drillpackages.lure;

import io.drillmaster.drillpackages.NamePolicy;
import io.drillmaster.drillpackages.PackageName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;

/**
 * Suggests names for drill packages that could be mistaken for real dependencies. It asks nobody: that a name is free on
 * the public registry remains to be checked by whoever uses it.
 */
public final class LureNames {
    /** More dependencies than this are refused: each gives some hundred names. */
    public static final int MOST_DEPENDENCIES = 500;

    private final NamePolicy policy;

    /** Under a policy, whose prefixes and npm scopes make names as well. */
    public LureNames(NamePolicy policy) {
        this.policy = policy;
    }

    /**
     * The most believable names, at most {@code limit} usable and as many refused ones. The same names in the same order
     * give the same answer.
     *
     * @param dependencies real names of one ecosystem
     * @throws IllegalArgumentException when there are too many, or of more than one ecosystem, or when the limit is not
     *     positive
     */
    public Lures suggest(Collection<PackageName> dependencies, int limit) {
        require(limit > 0, "the limit must be at least 1, got " + limit);
        require(
                dependencies.size() <= MOST_DEPENDENCIES,
                "there are " + dependencies.size() + " dependencies; give at most " + MOST_DEPENDENCIES
                        + ", those that matter most");
        require(
                dependencies.stream().map(PackageName::ecosystem).distinct().count() <= 1,
                "the dependencies are of more than one ecosystem; give those of one at a time");
        var refusals = new Refusals(dependencies, policy);
        var usable = new ArrayList<Turn>();
        var refused = new ArrayList<Turn>();
        var usableCount = 0;
        var refusedCount = 0;
        var place = 0;
        for (var dependency : dependencies) {
            var found = candidates(dependency, refusals);
            var good = found.stream().filter(Candidate::isUsable).toList();
            var bad = found.stream().filter(candidate -> !candidate.isUsable()).toList();
            usableCount += good.size();
            refusedCount += bad.size();
            usable.addAll(inTurns(good, place, limit));
            refused.addAll(inTurns(bad, place, limit));
            place++;
        }
        return new Lures(best(usable, limit), best(refused, limit), usableCount, refusedCount);
    }

    /** Those of one target, by mutation; what another mutation gave already is left out. */
    private List<Candidate> candidates(PackageName dependency, Refusals refusals) {
        var target = new Target(dependency, policy);
        var candidates = new ArrayList<Candidate>();
        var seen = new HashSet<String>();
        for (var mutation : Mutation.values()) {
            Mutations.of(mutation, target)
                    .filter(name -> !name.equals(dependency.value()))
                    .filter(seen::add)
                    .forEach(name ->
                            candidates.add(new Candidate(name, mutation, dependency, refusals.of(name, dependency))));
        }
        return candidates;
    }

    /** A candidate and when it is its turn: lower numbers first. */
    private record Turn(Candidate candidate, int round, int place) {}

    /** The mutations of one target take turns. */
    private static List<Turn> inTurns(List<Candidate> candidates, int place, int limit) {
        var counts = new EnumMap<Mutation, Integer>(Mutation.class);
        var ranked = candidates.stream()
                .map(candidate -> new Turn(candidate, counts.merge(candidate.mutation(), 1, Integer::sum), place))
                .sorted(Comparator.comparingInt(Turn::round)
                        .thenComparing(turn -> turn.candidate().mutation()))
                .limit(limit)
                .toList();
        var turns = new ArrayList<Turn>();
        for (var turn : ranked) {
            turns.add(new Turn(turn.candidate(), turns.size(), place));
        }
        return turns;
    }

    /** The targets take turns; a name that imitates two of them is told once. */
    private static List<Candidate> best(List<Turn> turns, int limit) {
        var seen = new HashSet<String>();
        return turns.stream()
                .sorted(Comparator.comparingInt(Turn::round).thenComparingInt(Turn::place))
                .map(Turn::candidate)
                .filter(candidate -> seen.add(candidate.name()))
                .limit(limit)
                .toList();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
