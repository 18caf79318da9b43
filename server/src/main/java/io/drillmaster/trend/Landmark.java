package io.drillmaster.trend;

import io.drillmaster.verdict.Result;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A day on which something changed, so that drills before and after it may differ for that reason.
 *
 * @param day UTC's
 * @param text what changed, in a line
 * @param annotation number of what a person wrote; absent when the exercises themselves say so
 */
public record Landmark(LocalDate day, String text, Optional<Long> annotation) {
    /** What people wrote and what the exercises themselves say, oldest first, as far as it lies in the period. */
    public static List<Landmark> of(Period period, Collection<Annotation> written, Collection<Result> points) {
        return Stream.concat(
                        written.stream()
                                .map(note -> new Landmark(
                                        note.day(), note.kind().title() + ": " + note.text(), Optional.of(note.id()))),
                        versions(points).stream())
                .filter(landmark -> period.contains(landmark.at()))
                .sorted(Comparator.comparing(Landmark::day).thenComparing(Landmark::text))
                .toList();
    }

    /** The begin of the day, where it stands on an axis of time. */
    public Instant at() {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static List<Landmark> versions(Collection<Result> points) {
        var newest = new HashMap<String, Integer>();
        var changes = new ArrayList<Landmark>();
        points.stream().sorted(Comparator.comparing(Result::when)).forEach(point -> {
            var before = newest.getOrDefault(point.scenarioId(), point.scenarioVersion());
            if (point.scenarioVersion() > before) {
                changes.add(new Landmark(
                        LocalDate.ofInstant(point.when(), ZoneOffset.UTC),
                        point.scenarioId() + " is version " + point.scenarioVersion() + " from here on",
                        Optional.empty()));
            }
            newest.merge(point.scenarioId(), point.scenarioVersion(), Math::max);
        });
        return changes;
    }
}
