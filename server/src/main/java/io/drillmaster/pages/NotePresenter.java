package io.drillmaster.pages;

import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.measure.AfterTheEnd;
import io.drillmaster.measure.DeclaredSource;
import io.drillmaster.measure.FlagEvidence;
import io.drillmaster.measure.Measurement;
import io.drillmaster.pages.view.Moment;
import io.drillmaster.pages.view.Note;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.ExerciseState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The sentences that qualify an exercise's numbers, each with the rows that it speaks of. */
final class NotePresenter {
    private final Exercise exercise;
    private final List<Evidence> rows;
    private final Measurement measurement;
    private final EvidenceLinks links;

    NotePresenter(Exercise exercise, List<Evidence> rows, Measurement measurement) {
        this.exercise = exercise;
        this.rows = rows;
        this.measurement = measurement;
        this.links = new EvidenceLinks(rows);
    }

    List<Note> notes() {
        var notes = new ArrayList<Note>();
        var evidence = new FlagEvidence(exercise.plan(), rows, measurement);
        if (exercise.sample()) {
            notes.add(Note.of(
                    "This is a sample: the exercise and all its evidence are made up, to show what the pages look"
                            + " like. Nothing was published or installed."));
        }
        stillAbout().ifPresent(notes::add);
        measurement.flags().stream()
                .sorted()
                .map(flag -> new Note(flag.sentence(), links.ofEach(evidence.of(flag))))
                .forEach(notes::add);
        measurement
                .lead()
                .ifPresent(lead -> notes.add(new Note(
                        "The first signal came " + Words.duration(lead) + " before the package's code ran.",
                        links.ofEach(evidence.signalAndExecution()))));
        measurement
                .timeToBlock()
                .ifPresent(time ->
                        notes.add(Note.of("It was stopped " + Words.duration(time) + " after it was asked for.")));
        notes.addAll(notCounted());
        return notes;
    }

    /** When the packages of an exercise that is over had been withdrawn. */
    static Optional<Instant> over(Exercise exercise) {
        return exercise.state() == ExerciseState.CLOSED || exercise.state() == ExerciseState.ABORTED
                ? Optional.of(
                        exercise.tornDownAt().orElse(exercise.plan().window().closesAt()))
                : Optional.empty();
    }

    private Optional<Note> stillAbout() {
        var signs = over(exercise)
                .map(end -> AfterTheEnd.signs(exercise.plan(), rows, end))
                .orElse(List.of());
        if (signs.isEmpty()) {
            return Optional.empty();
        }
        var last = signs.get(signs.size() - 1);
        return Optional.of(new Note(
                "The stale package is still installable: after it had been withdrawn there came " + counted(signs)
                        + ", the last on " + Moment.full(last.receivedAt()).text()
                        + ". Look for it in caches and mirrors. It is no part of the result.",
                links.ofEach(List.of(signs.get(0).id(), last.id()))));
    }

    private List<Note> notCounted() {
        var byNetwork = new TreeMap<String, List<Evidence>>();
        for (var row : rows) {
            DeclaredSource.of(row.fact())
                    .ifPresent(name -> byNetwork
                            .computeIfAbsent(name, unseen -> new ArrayList<>())
                            .add(row));
        }
        var notes = new ArrayList<Note>();
        byNetwork.forEach((name, seen) -> notes.add(new Note(
                counted(seen) + " from “" + name + "”, a declared network, " + (seen.size() == 1 ? "was" : "were")
                        + " not counted as an execution.",
                links.ofEach(List.of(seen.get(0).id(), seen.get(seen.size() - 1).id())))));
        return notes;
    }

    /** {@code 3 look-ups and 1 visit}. */
    private static String counted(List<Evidence> seen) {
        var parts = new ArrayList<String>();
        count(parts, seen, Fact.DnsLookedUp.class::isInstance, "look-up");
        count(parts, seen, Fact.CanaryVisited.class::isInstance, "visit");
        count(parts, seen, Fact.Fetched.class::isInstance, "download");
        var last = parts.remove(parts.size() - 1);
        return parts.isEmpty() ? last : String.join(", ", parts) + " and " + last;
    }

    private static void count(List<String> parts, List<Evidence> seen, Predicate<Fact> kind, String noun) {
        var count = seen.stream().map(Evidence::fact).filter(kind).count();
        if (count > 0) {
            parts.add(count + " " + noun + (count == 1 ? "" : "s"));
        }
    }
}
