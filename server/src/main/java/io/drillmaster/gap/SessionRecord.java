package io.drillmaster.gap;

import io.drillmaster.common.TabletopId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a session of a tabletop says about gaps. No name of a person is in its texts.
 *
 * @param tabletop id of the events list that was played
 * @param phase where the session stands, as people read it
 * @param startedAt when its exercise clock began to run; absent when it never did
 * @param closedAt absent while it is not over
 * @param targets capability targets of all objectives, in order
 * @param observations of evaluators, oldest first
 * @param wishes what people in the hotwash want changed, and voted for
 * @param sample made up, to show what the pages look like
 */
public record SessionRecord(
        TabletopId id,
        String tabletop,
        String phase,
        Optional<Instant> startedAt,
        Optional<Instant> closedAt,
        List<Target> targets,
        List<Observed> observations,
        List<Wish> wishes,
        boolean sample) {
    public SessionRecord {
        targets = List.copyOf(targets);
        observations = List.copyOf(observations);
        wishes = List.copyOf(wishes);
    }

    /**
     * A capability target.
     *
     * @param capability that its objective needs, in the words of the tabletop
     * @param tasks that must be done for it
     */
    public record Target(String id, String title, String capability, List<Task> tasks) {
        public Target {
            tasks = List.copyOf(tasks);
        }
    }

    /** A critical task. */
    public record Task(String id, String title) {}

    /**
     * A rating and the words for it.
     *
     * @param event number in the session
     * @param task or target
     * @param rating its letter, of HSEEP's P, S, M and U, and N for not observed
     * @param meaning of the rating, in a few words
     * @param judgement what the rating says about gaps
     */
    public record Observed(long event, String task, String rating, String meaning, Judgement judgement, String text) {}

    /** What a rating says about gaps. */
    public enum Judgement {
        /** Done, without challenges or with some. */
        DONE,
        /** Done with major challenges, or not at all. */
        WANTING,
        /** There was no chance to see it: neither of both. */
        UNSEEN
    }

    /** An improvement that somebody wrote down, and how many voted for it. */
    public record Wish(long event, String text, int votes) {}

    /** Title of a task or target; empty when the tabletop has none of this id. */
    Optional<String> title(String task) {
        return targets.stream()
                .flatMap(target ->
                        Stream.concat(Stream.of(new Task(target.id(), target.title())), target.tasks().stream()))
                .filter(there -> there.id().equals(task))
                .map(Task::title)
                .findFirst();
    }

    /** The target that this is, or that it is a task of. */
    Optional<Target> target(String task) {
        return targets.stream()
                .filter(target -> target.id().equals(task)
                        || target.tasks().stream().anyMatch(there -> there.id().equals(task)))
                .findFirst();
    }

    /** What was seen of a task; of a target, or of any of its tasks. */
    List<Observed> seen(String task) {
        var ids = targets.stream()
                .filter(target -> target.id().equals(task))
                .flatMap(target -> target.tasks().stream())
                .map(Task::id)
                .toList();
        return observations.stream()
                .filter(seen -> seen.task().equals(task) || ids.contains(seen.task()))
                .toList();
    }
}
