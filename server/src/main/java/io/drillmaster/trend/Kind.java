package io.drillmaster.trend;

import io.drillmaster.verdict.Result;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * What exercises must have in common before their times are compared.
 *
 * @param scenario id
 * @param version of the scenario file
 * @param variant as planned
 * @param hostClass as planned
 */
record Kind(String scenario, int version, String variant, String hostClass) implements Comparable<Kind> {
    static Kind of(Result result) {
        return new Kind(
                result.scenarioId(),
                result.scenarioVersion(),
                result.labels().variant(),
                result.labels().hostClass());
    }

    /** The kinds of those that have an execution. */
    static Set<Kind> among(Collection<Result> points) {
        var kinds = new TreeSet<Kind>();
        points.stream().filter(Result::judgedOnDetection).map(Kind::of).forEach(kinds::add);
        return kinds;
    }

    @Override
    public int compareTo(Kind other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return scenario + " version " + version + (variant.isEmpty() ? "" : ", " + variant)
                + (hostClass.isEmpty() ? "" : ", on " + hostClass);
    }
}
