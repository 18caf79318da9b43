package io.drillmaster.export;

import io.drillmaster.attack.Catalogue;
import io.drillmaster.attack.Technique;
import io.drillmaster.export.NavigatorLayer.Metadata;
import io.drillmaster.measure.Outcome;
import io.drillmaster.verdict.Result;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** How well the techniques that the scenarios simulate were noticed or stopped, as a layer for the ATT&amp;CK Navigator. */
public final class AttackCoverage {
    /** Older exercises say little of what would be noticed today. */
    public static final Duration REACH = Duration.ofDays(180);

    /** From vermillion to blue: told apart by people who do not tell red from green, and darker than a technique without. */
    private static final List<String> COLOURS = List.of("#d55e00", "#e8d9b0", "#0072b2");

    private static final String LAYER = "4.5";
    private static final String NAVIGATOR = "5.1.0";

    private final Catalogue catalogue;
    private final SortedMap<String, SortedSet<String>> scenarios = new TreeMap<>();

    /** With the names of this catalogue. */
    public AttackCoverage(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** A scenario that could be drilled: its techniques are in the layer also when they never were. */
    public AttackCoverage with(String scenario, Collection<String> techniques) {
        techniques.forEach(
                id -> scenarios.computeIfAbsent(id, unseen -> new TreeSet<>()).add(scenario));
        return this;
    }

    /**
     * The layer.
     *
     * @param runs that passed the filters
     * @param asked the filters in words
     * @param now end of the {@link #REACH}
     */
    public NavigatorLayer layer(Collection<Result> runs, String asked, Instant now) {
        var ids = new TreeSet<>(scenarios.keySet());
        runs.forEach(run -> ids.addAll(run.coverage().techniques()));
        return new NavigatorLayer(
                "Drillmaster: drills of the software supply chain",
                new NavigatorLayer.Versions(catalogue.majorVersion(), NAVIGATOR, LAYER),
                Catalogue.DOMAIN,
                "Share of exercises in the last " + REACH.toDays() + " days that were prevented, or detected in time. A"
                        + " technique without a colour was not exercised, which says nothing about it. "
                        + samples(runs),
                new NavigatorLayer.Layout("side", true, true, "annotated"),
                false,
                ids.stream().map(id -> technique(id, runs, now)).toList(),
                new NavigatorLayer.Gradient(COLOURS, 0, 100),
                List.of(
                        new NavigatorLayer.LegendItem("0 %: none was noticed in time", COLOURS.get(0)),
                        new NavigatorLayer.LegendItem("50 %", COLOURS.get(1)),
                        new NavigatorLayer.LegendItem("100 %: all were prevented or noticed in time", COLOURS.get(2))),
                true,
                false,
                List.of(
                        new Metadata("Exercises", asked),
                        new Metadata("Generated", now.toString()),
                        new Metadata("ATT&CK catalogue", catalogue.version())));
    }

    private static String samples(Collection<Result> runs) {
        var samples = runs.stream().filter(Result::sample).count();
        return samples == 0 ? "" : samples + " of the exercises are samples, made up to show what the pages look like.";
    }

    private NavigatorLayer.Technique technique(String id, Collection<Result> all, Instant now) {
        var runs = all.stream()
                .filter(run -> run.coverage().techniques().contains(id) && valid(run))
                .toList();
        var recent = runs.stream()
                .filter(run -> !run.when().isBefore(now.minus(REACH)))
                .toList();
        return new NavigatorLayer.Technique(
                id, score(recent), String.join(" ", sentences(id, runs, recent)), true, metadata(id, runs));
    }

    private static Optional<Integer> score(List<Result> recent) {
        return recent.isEmpty()
                ? Optional.empty()
                : Optional.of((int) Math.round(100.0 * count(recent, AttackCoverage::good) / recent.size()));
    }

    private List<String> sentences(String id, List<Result> runs, List<Result> recent) {
        var sentences = new ArrayList<String>();
        if (!recent.isEmpty()) {
            sentences.add(counted(recent.size(), "run", "runs") + ", "
                    + count(recent, AttackCoverage::inTime) + " detected, "
                    + count(recent, run -> run.outcome().prevented()) + " prevented, last " + last(recent) + ".");
        } else if (!runs.isEmpty()) {
            sentences.add("Not exercised in the last " + REACH.toDays() + " days; last " + last(runs) + ".");
        } else {
            sentences.add("Never exercised.");
        }
        remark(id).ifPresent(sentences::add);
        return sentences;
    }

    private Optional<String> remark(String id) {
        var technique = catalogue.find(id);
        if (technique.isEmpty()) {
            return Optional.of(id + " is " + catalogue.nameOf(id) + ".");
        }
        return switch (technique.get().status()) {
            case CURRENT -> Optional.empty();
            case DEPRECATED -> Optional.of("ATT&CK does not use this technique any more.");
            case REVOKED ->
                Optional.of("ATT&CK revoked this technique"
                        + technique
                                .flatMap(Technique::replacedBy)
                                .map(other -> "; use " + other + " (" + catalogue.nameOf(other) + ").")
                                .orElse("."));
        };
    }

    private List<Metadata> metadata(String id, List<Result> runs) {
        var ids = new TreeSet<>(scenarios.getOrDefault(id, Collections.emptySortedSet()));
        var stages = new TreeSet<String>();
        runs.forEach(run -> {
            ids.add(run.scenarioId());
            stages.addAll(run.coverage().reflex());
        });
        var metadata = new ArrayList<Metadata>();
        if (!stages.isEmpty()) {
            metadata.add(new Metadata("REFLEX", String.join(", ", stages)));
        }
        metadata.add(new Metadata("Scenarios", String.join(", ", ids)));
        return metadata;
    }

    private static boolean valid(Result run) {
        return run.judgedOnDetection() || run.outcome().prevented();
    }

    private static boolean good(Result run) {
        return inTime(run) || run.outcome().prevented();
    }

    private static boolean inTime(Result run) {
        return run.outcome().detected() && run.outcome() != Outcome.DETECTED_LATE;
    }

    private static long count(List<Result> runs, Predicate<Result> which) {
        return runs.stream().filter(which).count();
    }

    private static LocalDate last(List<Result> runs) {
        return runs.stream()
                .map(Result::when)
                .max(Instant::compareTo)
                .map(when -> LocalDate.ofInstant(when, ZoneOffset.UTC))
                .orElseThrow();
    }

    private static String counted(int number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }
}
