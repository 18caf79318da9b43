package io.drillmaster.gap;

import io.drillmaster.gap.SessionRecord.Judgement;
import io.drillmaster.gap.SessionRecord.Observed;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a session of a tabletop proves that a gap is closed which an earlier one showed. */
final class SessionProof {
    private SessionProof() {}

    /**
     * What the later session lacks.
     *
     * @param task or target that the gap is about
     * @param found the session that showed the gap
     * @return a sentence; empty when nothing is missing
     */
    static Optional<String> missing(String task, SessionRecord found, SessionRecord later) {
        var id = later.id();
        if (id.equals(found.id())) {
            return Optional.of(id + " is the session that showed the gap; a later one has to prove it closed.");
        }
        if (later.sample() && !found.sample()) {
            return Optional.of(id + " is a sample session, which is made up and proves nothing.");
        }
        if (!later.tabletop().equals(found.tabletop())) {
            return Optional.of(id + " played " + later.tabletop() + "; the gap was found with " + found.tabletop()
                    + ", and a later session of the same tabletop has to prove it closed.");
        }
        if (later.closedAt().isEmpty()) {
            return Optional.of(id + " is not closed (" + later.phase()
                    + "); only a session that came to its end can prove a gap closed.");
        }
        if (later.startedAt().isEmpty()) {
            return Optional.of(id + " was closed without having been started; nothing was exercised in it.");
        }
        if (!isAfter(found, later)) {
            return Optional.of(id + " was started before " + found.id()
                    + ", which showed the gap, was closed; a later session has to prove it closed.");
        }
        if (later.title(task).isEmpty()) {
            return Optional.of(id + " played a version of " + later.tabletop() + " that has no " + task
                    + "; a session of a version that has it has to prove the gap closed.");
        }
        return ratings(task, later);
    }

    /** Nothing can have been mended in between when two rooms played side by side. */
    private static boolean isAfter(SessionRecord found, SessionRecord later) {
        return found.closedAt()
                .filter(end -> later.startedAt().filter(end::isBefore).isPresent())
                .isPresent();
    }

    private static Optional<String> ratings(String task, SessionRecord later) {
        var seen = later.seen(task);
        if (seen.isEmpty()) {
            return Optional.of("Nobody observed " + task + " in " + later.id()
                    + "; it has to be rated P or S there to prove the gap closed.");
        }
        var wanting = with(Judgement.WANTING, seen);
        if (!wanting.isEmpty()) {
            return Optional.of(wanting.stream()
                            .map(rated -> rated.task() + " was rated " + rated.rating())
                            .distinct()
                            .collect(Collectors.joining(" and ", "", " in "))
                    + later.id() + "; every rating of " + task + " has to be P or S to prove the gap closed.");
        }
        if (with(Judgement.DONE, seen).isEmpty()) {
            return Optional.of(task + " was rated N in " + later.id()
                    + ": not observed. It has to be seen, and rated P or S, to prove the gap closed.");
        }
        return Optional.empty();
    }

    private static List<Observed> with(Judgement judgement, List<Observed> seen) {
        return seen.stream().filter(one -> one.judgement() == judgement).toList();
    }
}
