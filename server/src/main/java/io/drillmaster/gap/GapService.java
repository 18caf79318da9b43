package io.drillmaster.gap;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Problem;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.PlanStore;
import io.drillmaster.verdict.Result;
import io.drillmaster.verdict.ResultFilter;
import io.drillmaster.verdict.Results;
import io.drillmaster.verdict.Suggestion;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What is done with gaps, from the suggestion to the re-drill that proves one closed. */
public final class GapService {
    /** Who "created" a suggestion. No account can have this name: it has a space. */
    public static final String PROPOSER = "the data";

    private static final int LONGEST_REASON = 400;
    private static final int MOST_PROOFS = 20;

    private final GapStore store;
    private final PlanStore plans;
    private final Results results;
    private final InstantSource clock;

    /** On a migrated database. */
    public GapService(Jdbi jdbi, PlanStore plans, Results results, InstantSource clock) {
        this.store = new GapStore(jdbi);
        this.plans = plans;
        this.results = results;
        this.clock = clock;
    }

    /**
     * Sets an exercise's suggestions to these. What somebody accepted or dropped stays as it is; what is no longer
     * suggested and nobody has decided about goes away.
     */
    public void propose(Handle handle, ExerciseId exercise, List<Suggestion> suggestions) {
        for (var suggestion : suggestions) {
            store.suggest(handle, exercise, suggestion, PROPOSER, clock.instant());
        }
        store.removeOtherSuggestions(
                handle, exercise, suggestions.stream().map(Suggestion::key).toList());
    }

    /** Adds one by hand; it is open at once. @throws Problem 404 when there is no such exercise */
    public Gap add(NewGap gap, String by) {
        var unused = exercise(gap.exercise());
        var now = clock.instant();
        return get(store.jdbi().inTransaction(handle -> {
            var id = store.add(handle, gap, by, now);
            store.addChange(handle, id, new GapChange(now, by, "added"));
            return id;
        }));
    }

    /** Makes a suggestion a gap. Nothing happens when it is one already. */
    public Gap accept(GapId id, String by) {
        return change(id, by, (gap, history) -> {
            if (gap.status() == GapStatus.SUGGESTED) {
                history.add("accepted");
                return gap.edit().status(GapStatus.OPEN);
            }
            if (gap.status() == GapStatus.DROPPED) {
                throw refused(gap, "It was dropped; take that back first.");
            }
            return gap.edit();
        });
    }

    /** Says that a suggestion, or a gap that is being worked on, is none. It stays readable and is not counted. */
    public Gap drop(GapId id, String by, String reason) {
        var why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON || why.chars().anyMatch(Character::isISOControl)) {
            throw Problem.badField(
                    "reason",
                    "bad-reason",
                    "Say in one line of at most " + LONGEST_REASON + " characters why it is dropped.");
        }
        return change(id, by, (gap, history) -> {
            if (!gap.status().next().contains(GapStatus.DROPPED)) {
                throw refused(gap, "Only a suggestion or a gap that is open or in progress can be dropped.");
            }
            history.add("dropped: " + why);
            return gap.edit().status(GapStatus.DROPPED);
        });
    }

    /** Takes a drop back: a suggestion is a suggestion again, a gap that a person had added is open again. */
    public Gap undoDrop(GapId id, String by) {
        return change(id, by, (gap, history) -> {
            if (gap.status() != GapStatus.DROPPED) {
                throw refused(gap, "Only a dropped one can be taken back.");
            }
            history.add("drop taken back");
            return gap.edit().status(gap.suggestionKey().isPresent() ? GapStatus.SUGGESTED : GapStatus.OPEN);
        });
    }

    /** Edits a gap that was accepted. What is the same as before is no change. */
    public Gap edit(GapId id, GapEdit edit, String by) {
        return change(id, by, (gap, history) -> {
            if (!gap.status().accepted()) {
                throw refused(gap, "Accept it before you change it.");
            }
            if (edit.status() == GapStatus.CLOSED && gap.status() != GapStatus.CLOSED) {
                throw refused(gap, "Only a re-drill closes a gap: name the exercise that proves it.");
            }
            if (!gap.status().editableTo(edit.status())) {
                throw refused(gap, "It cannot be set to \"" + edit.status().title() + "\" from there.");
            }
            history.addAll(Differences.between(gap.edit(), edit));
            return edit;
        });
    }

    /**
     * Closes a gap.
     *
     * @param provedBy a later, finished exercise of the same scenario in which the signal came in time
     * @throws Problem 409 with a sentence that says what is missing
     */
    public Gap close(GapId id, ExerciseId provedBy, String by) {
        var redrill = exercise(provedBy);
        var result = results.find(provedBy);
        return store.jdbi().inTransaction(handle -> {
            var gap = store.lock(handle, id).orElseThrow(() -> unknown(id));
            if (!gap.status().next().contains(GapStatus.CLOSED)) {
                throw refused(gap, "Only an accepted gap that is not closed yet can be closed.");
            }
            Proof.missing(gap, exercise(gap.exercise()), redrill, result).ifPresent(sentence -> {
                throw Problem.conflict("gap-not-proved", sentence);
            });
            store.addChange(handle, id, new GapChange(clock.instant(), by, "closed, proved by " + provedBy));
            store.update(handle, id, gap.edit().status(GapStatus.CLOSED), Optional.of(provedBy));
            return store.lock(handle, id).orElseThrow(() -> unknown(id));
        });
    }

    /** Exercises that prove each of these gaps closed, latest first, at most {@value #MOST_PROOFS} of them. */
    public Map<GapId, List<ExerciseId>> candidates(Collection<Gap> ofGaps) {
        var found = new HashMap<ExerciseId, Exercise>();
        var byScenario = new HashMap<String, List<Result>>();
        var proofs = new HashMap<GapId, List<ExerciseId>>();
        for (var gap : ofGaps) {
            var showed = found.computeIfAbsent(gap.exercise(), this::exercise);
            var redrills = byScenario.computeIfAbsent(showed.plan().scenarioId(), this::ofScenario);
            proofs.put(
                    gap.id(),
                    redrills.stream()
                            .filter(redrill -> Proof.given(gap, showed, redrill))
                            .map(Result::exercise)
                            .limit(MOST_PROOFS)
                            .toList());
        }
        return proofs;
    }

    private List<Result> ofScenario(String scenario) {
        return results
                .of(new ResultFilter(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(scenario),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .stream()
                .sorted(Comparator.comparing((Result result) -> result.window().opensAt())
                        .reversed())
                .toList();
    }

    /** One gap. @throws Problem 404 */
    public Gap get(GapId id) {
        return store.find(id).orElseThrow(() -> unknown(id));
    }

    /** Those that pass the filter, most urgent first. */
    public List<Gap> list(GapFilter filter) {
        return store.list(filter);
    }

    /** What an exercise's data suggest and nobody has decided about. */
    public List<Gap> suggested(ExerciseId exercise) {
        return list(new GapFilter(Set.of(GapStatus.SUGGESTED), Optional.of(exercise)));
    }

    /** How many there are; overdue ones as of that day. */
    public GapCounts counts(LocalDate today) {
        return new GapCounts(store.countByStatus(), store.countOverdue(today));
    }

    /** What became of the gaps of exercises that pass the filter. Its period is not looked at: gaps outlive periods. */
    public List<GapCourse> courses(ResultFilter filter) {
        return store.courses(filter);
    }

    /** What was done with a gap, oldest first. */
    public List<GapChange> history(GapId id) {
        return store.history(get(id).id());
    }

    /** Says how a gap shall be, and adds to its history why. */
    @FunctionalInterface
    private interface Decision {
        GapEdit decide(Gap gap, List<String> history);
    }

    private Gap change(GapId id, String by, Decision decision) {
        return store.jdbi().inTransaction(handle -> {
            var gap = store.lock(handle, id).orElseThrow(() -> unknown(id));
            var history = new ArrayList<String>();
            var edit = decision.decide(gap, history);
            var provedBy = gap.provedBy().filter(exercise -> edit.status() == GapStatus.CLOSED);
            store.update(handle, id, edit, provedBy);
            for (var what : history) {
                store.addChange(handle, id, new GapChange(clock.instant(), by, what));
            }
            return store.lock(handle, id).orElseThrow(() -> unknown(id));
        });
    }

    private Exercise exercise(ExerciseId id) {
        return plans.find(id).orElseThrow(() -> Problem.notFound("There is no exercise " + id + "."));
    }

    private static Problem refused(Gap gap, String sentence) {
        return Problem.conflict("gap-status", gap.id() + " is \"" + gap.status().title() + "\". " + sentence);
    }

    private static Problem unknown(GapId id) {
        return Problem.notFound("There is no gap " + id + ".");
    }
}
