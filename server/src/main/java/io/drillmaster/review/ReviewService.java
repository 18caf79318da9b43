package io.drillmaster.review;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Problem;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.plan.ExerciseState;
import io.drillmaster.plan.PlanStore;
import io.drillmaster.verdict.Verdicts;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Reads and writes reviews, and has drafted what the data suggest. */
public final class ReviewService {
    /** Longest text of a section, in characters. */
    public static final int LONGEST = 20_000;

    private final ReviewStore store;
    private final PlanStore plans;
    private final EvidenceStore evidence;
    private final Verdicts verdicts;
    private final GapProposals proposals;
    private final InstantSource clock;

    /** On a migrated database. */
    public ReviewService(
            Jdbi jdbi,
            PlanStore plans,
            EvidenceStore evidence,
            Verdicts verdicts,
            GapProposals proposals,
            InstantSource clock) {
        this.store = new ReviewStore(jdbi);
        this.plans = plans;
        this.evidence = evidence;
        this.verdicts = verdicts;
        this.proposals = proposals;
        this.clock = clock;
    }

    /** What people wrote. @throws Problem 404 when there is no such exercise */
    public Review read(ExerciseId exercise) {
        mustExist(exercise);
        var versions = store.versions(exercise).stream().collect(Collectors.groupingBy(SectionVersion::section));
        return new Review(
                exercise,
                Arrays.stream(Section.values())
                        .map(section -> new Review.Written(section, versions.getOrDefault(section, List.of())))
                        .toList());
    }

    /**
     * Writes a section. The same text again is no new version.
     *
     * @param expectedVersion the version that was edited; 0 when there was none
     * @throws Problem 409 naming who changed it, when there is a later version than the one that was edited
     */
    public SectionVersion write(ExerciseId exercise, Section section, String text, String by, int expectedVersion) {
        mustExist(exercise);
        var clean = clean(text);
        if (clean.length() > LONGEST) {
            throw Problem.badField(
                    "text",
                    "too-long",
                    "The text has " + clean.length() + " characters; a section may have " + LONGEST
                            + ". Shorten it, or put details into a document of their own and link to it.");
        }
        return store.jdbi().inTransaction(handle -> {
            var latest = store.latest(handle, exercise, section);
            if (latest.filter(found -> found.text().equals(clean)).isPresent()) {
                return latest.get();
            }
            var next = new SectionVersion(section, expectedVersion + 1, clean, by, clock.instant());
            var current = latest.map(SectionVersion::version).orElse(0);
            if (current != expectedVersion || !store.add(handle, exercise, next)) {
                throw changedMeanwhile(handle, exercise, section, expectedVersion);
            }
            return next;
        });
    }

    /**
     * Brings an exercise's suggestions up to date with its evidence. Nothing happens before it is over. It may be called
     * as often as one likes: when an exercise has closed, and whenever late evidence came.
     */
    public void draft(ExerciseId exercise) {
        store.jdbi().useTransaction(handle -> draft(handle, exercise));
    }

    /** For a follower of the log: drafts again for every exercise that the rows speak of. */
    public void redraft(Handle handle, List<Evidence> rows) {
        var touched = new TreeSet<ExerciseId>(); // in order, so that two servers never wait for each other
        for (var row : rows) {
            row.exercise().ifPresent(touched::add);
        }
        for (var exercise : touched) {
            draft(handle, exercise);
        }
    }

    private void draft(Handle handle, ExerciseId id) {
        // The lock puts two drafts of one exercise in order, so that the one that has seen more has the last word.
        var exercise = plans.lock(handle, id).orElseThrow(() -> unknown(id));
        if (exercise.state() != ExerciseState.CLOSED && exercise.state() != ExerciseState.ABORTED) {
            return;
        }
        var rows = evidence.of(id);
        proposals.propose(handle, id, Suggestions.of(exercise.plan(), verdicts.now(exercise, rows), rows));
    }

    private Problem changedMeanwhile(Handle handle, ExerciseId exercise, Section section, int expected) {
        return store.latest(handle, exercise, section)
                .filter(latest -> latest.version() > expected)
                .map(latest -> Problem.conflict(
                        "section-changed",
                        "\"" + section.title() + "\" was changed by " + latest.author()
                                + " while you were writing (it is at version " + latest.version() + ", you edited "
                                + expected + "). Your text was not saved: take over what is new and save again."))
                .orElseGet(() -> Problem.badField(
                        "version",
                        "bad-version",
                        "There is no version " + expected + " of \"" + section.title()
                                + "\". Load the page again and repeat the edit."));
    }

    /** Browsers send CR LF; PostgreSQL's text has no NUL character. */
    private static String clean(String text) {
        return text.replace("\r\n", "\n").replace('\u0000', '\uFFFD').strip();
    }

    private void mustExist(ExerciseId exercise) {
        if (plans.find(exercise).isEmpty()) {
            throw unknown(exercise);
        }
    }

    private static Problem unknown(ExerciseId id) {
        return Problem.notFound("There is no exercise " + id + ".");
    }
}
