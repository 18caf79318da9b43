package io.drillmaster.readiness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Everything about one signal in a period.
 *
 * @param signal which
 * @param samples also those that do not count, newest day first
 * @param series those that count, by subject and source; empty when nothing counts
 */
public record SignalSeries(Signal signal, List<Sample> samples, List<Series> series) {
    private static final Comparator<Sample> NEWEST_FIRST = Comparator.comparing(
                    (Sample sample) -> sample.fed().day())
            .thenComparingLong(Sample::id)
            .reversed();

    private record Key(String subject, String source) {}

    public SignalSeries {
        samples = List.copyOf(samples);
        series = List.copyOf(series);
    }

    /** Sorts what was fed for a signal, in any order. */
    static SignalSeries of(Signal signal, List<Sample> samples) {
        var counting = new LinkedHashMap<Key, List<Sample>>();
        samples.stream()
                .filter(Sample::counts)
                .sorted(Comparator.comparing((Sample sample) -> sample.fed().subject())
                        .thenComparing(sample -> sample.fed().source())
                        .thenComparing(sample -> sample.fed().day()))
                .forEach(sample -> counting.computeIfAbsent(
                                new Key(sample.fed().subject(), sample.fed().source()), unused -> new ArrayList<>())
                        .add(sample));
        var series = new ArrayList<Series>();
        counting.forEach((key, points) -> series.add(new Series(key.subject(), key.source(), points)));
        return new SignalSeries(signal, samples.stream().sorted(NEWEST_FIRST).toList(), series);
    }
}
