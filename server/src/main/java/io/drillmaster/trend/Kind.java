package io.drillmaster.trend;

import io.drillmaster.verdict.Result;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What exercises must have in common before their times are compared.
 *
 * @param scenario id
 * @param version of the scenario file
 * @param variant as planned
 * @param hostClass as planned
 */
public record Kind(String scenario, int version, String variant, String hostClass) implements Comparable<Kind> {
    private static final Comparator<Kind> ORDER = Comparator.comparing(Kind::scenario)
            .thenComparingInt(Kind::version)
            .thenComparing(Kind::variant)
            .thenComparing(Kind::hostClass);

    static Kind of(Result result) {
        return new Kind(
                result.scenarioId(),
                result.scenarioVersion(),
                result.labels().variant(),
                result.labels().hostClass());
    }

    /** How many of each kind have an execution, in alphabetical order. */
    public static SortedMap<Kind, Integer> counts(Collection<Result> points) {
        var kinds = new TreeMap<Kind, Integer>();
        points.stream().filter(Result::judgedOnDetection).forEach(point -> kinds.merge(of(point), 1, Integer::sum));
        return kinds;
    }

    /** The kinds of those that have an execution. */
    static Set<Kind> among(Collection<Result> points) {
        return counts(points).keySet();
    }

    @Override
    public int compareTo(Kind other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return scenario + " version " + version + (variant.isEmpty() ? "" : ", " + variant)
                + (hostClass.isEmpty() ? "" : ", on " + hostClass);
    }
}
