package io.drillmaster.verdict;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Values that finished exercises have, each list in alphabetical order; an empty text stands for "nobody said".
 *
 * @param scenarios ids
 * @param variants as planned
 * @param teams as planned
 * @param hostClasses as planned
 * @param samples whether any of the exercises is a sample
 */
public record ResultChoices(
        SortedSet<String> scenarios,
        SortedSet<String> variants,
        SortedSet<String> teams,
        SortedSet<String> hostClasses,
        boolean samples) {
    static ResultChoices of(Collection<Result> results) {
        return new ResultChoices(
                said(results, Result::scenarioId),
                said(results, result -> result.labels().variant()),
                said(results, result -> result.labels().team()),
                said(results, result -> result.labels().hostClass()),
                results.stream().anyMatch(Result::sample));
    }

    private static SortedSet<String> said(Collection<Result> results, Function<Result, String> what) {
        return results.stream().map(what).collect(Collectors.toCollection(TreeSet::new));
    }
}
