package io.drillmaster.verdict;

import java.util.SortedSet;

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
        boolean samples) {}
