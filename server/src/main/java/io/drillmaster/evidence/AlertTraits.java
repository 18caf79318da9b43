package io.drillmaster.evidence;

import io.drillmaster.drillpackages.Token;
import java.util.Set;

/**
 * What an alert says that can tie it to an exercise.
 *
 * @param tokens tokens found anywhere in it
 * @param packageNames package names, normalised for PyPI, with or without {@code ==version}
 * @param ciRuns CI run ids, as {@code github:owner/repo:123} or {@code gitlab:group/project:123}
 * @param hosts host names it speaks of
 */
public record AlertTraits(Set<Token> tokens, Set<String> packageNames, Set<String> ciRuns, Set<String> hosts) {
    /** Nothing to hold on to. */
    public static final AlertTraits NONE = new AlertTraits(Set.of(), Set.of(), Set.of(), Set.of());

    public AlertTraits {
        tokens = Set.copyOf(tokens);
        packageNames = Set.copyOf(packageNames);
        ciRuns = Set.copyOf(ciRuns);
        hosts = Set.copyOf(hosts);
    }
}
