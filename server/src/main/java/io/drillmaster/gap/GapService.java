package io.drillmaster.gap;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Problem;
import io.drillmaster.common.TabletopId;
import io.drillmaster.plan.PlanStore;
import io.drillmaster.verdict.GapCategory;
import io.drillmaster.verdict.ResultFilter;
import io.drillmaster.verdict.Results;
import io.drillmaster.verdict.Suggestion;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What is done with gaps, from the suggestion to the re-drill or the later session that proves one closed. */
public final class GapService {
    /** Who "created" a suggestion. No account can have this name: it has a space. */
    public static final String PROPOSER = "the data";

    private static final int LONGEST_REASON = 400;
    private static final GapFilter SUGGESTED = GapFilter.of(Set.of(GapStatus.SUGGESTED));

    private final GapStore store;
    private final SessionGapStore ofSessions;
    private final Proofs proofs;
    private final InstantSource clock;

    /** Drafts wait here and not in the database, where each of them would hold a connection that reading needs. */
    private final Object drafting = new Object();

    /** On a migrated database. */
    public GapService(Jdbi jdbi, PlanStore plans, Results results, SessionRecords sessions, InstantSource clock) {
        this.store = new GapStore(jdbi);
        this.ofSessions = new SessionGapStore(jdbi);
        this.proofs = new Proofs(plans, results, sessions);
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

    /**
     * Brings a session's suggestions up to date with what was recorded in it, as {@link #propose} does for an exercise.
     * Nothing happens before it is closed. It may be called as often as one likes: evaluators write down things after it.
     *
     * @throws Problem 404 when there is no such session
     */
    public void draft(TabletopId session) {
        synchronized (drafting) {
            store.jdbi().useTransaction(handle -> draft(handle, session));
        }
    }

    private void draft(Handle handle, TabletopId session) {
        // Of two drafts at once, also by two servers, the one that has seen more has the last word.
        ofSessions.alone(handle, session);
        var record = proofs.session(session);
        if (record.closedAt().isEmpty()) {
            return;
        }
        var suggested = SessionSuggestions.of(record);
        for (var suggestion : suggested) {
            ofSessions.suggest(handle, suggestion, PROPOSER, clock.instant());
        }
        ofSessions.removeOtherSuggestions(
                handle,
                session,
                suggested.stream().map(SessionSuggestions.Suggested::key).toList());
    }

    /**
     * Adds one by hand; it is open at once.
     *
     * @throws Problem 404 when there is no such exercise or session; 409 when the session is not closed; 400 when it has no
     *     such task
     */
    public Gap add(NewGap gap, String by) {
        if (gap.origin() instanceof Origin.Table table) {
            checkTask(table.session(), table.task());
        } else {
            gap.origin().drill().ifPresent(proofs::exercise);
        }
        var now = clock.instant();
        return get(store.jdbi().inTransaction(handle -> {
            var id = store.add(handle, gap, by, now);
            store.addChange(handle, id, new GapChange(now, by, "added"));
            return id;
        }));
    }

    private void checkTask(TabletopId session, Optional<String> task) {
        var record = proofs.session(session);
        if (record.closedAt().isEmpty()) {
            throw Problem.conflict(
                    "session-not-closed",
                    session + " is not closed (" + record.phase() + "). Its gaps are written down when it is over.");
        }
        var named = task.orElseThrow(GapService::taskMissing);
        if (record.title(named).isEmpty()) {
            throw Problem.badField(
                    "task",
                    "unknown-task",
                    session + " has no task or target '" + named + "'. Choose one of the list.");
        }
    }

    private static Problem taskMissing() {
        return Problem.badField(
                "task",
                "task-missing",
                "Say which critical task or target it is about: a later session proves the gap closed by it.");
    }

    /**
     * Makes a suggestion a gap, in its own words. Nothing happens when it is one already.
     *
     * @throws Problem 400 when it is of a tabletop and names no task: that takes an {@link Acceptance}
     */
    public Gap accept(GapId id, String by) {
        return accept(id, Optional.empty(), by);
    }

    /** Makes a suggestion a gap, in these words. Nothing happens when it is one already. */
    public Gap accept(GapId id, Acceptance as, String by) {
        return accept(id, Optional.of(as), by);
    }

    private Gap accept(GapId id, Optional<Acceptance> as, String by) {
        var said = as.flatMap(Acceptance::task);
        var suggestion = get(id);
        if (suggestion.status() == GapStatus.SUGGESTED && suggestion.origin() instanceof Origin.Table table) {
            checkTask(table.session(), table.task().or(() -> said));
        }
        return store.jdbi()
                .inTransaction(handle -> change(handle, id, by, (gap, history) -> {
                    if (gap.status() != GapStatus.SUGGESTED) {
                        return unchanged(gap);
                    }
                    history.add("accepted");
                    if (gap.origin() instanceof Origin.Table table
                            && table.task().isEmpty()) {
                        var task = said.orElseThrow(GapService::taskMissing);
                        ofSessions.about(handle, id, task);
                        history.add("task: none → " + task);
                    }
                    var edit = as.map(words -> gap.edit().title(words.title()).category(words.category()))
                            .orElseGet(gap::edit);
                    history.addAll(Differences.between(gap.edit(), edit));
                    return edit.status(GapStatus.OPEN);
                }));
    }

    /** What accepting makes of one that is no suggestion. */
    private static GapEdit unchanged(Gap gap) {
        if (gap.status() == GapStatus.DROPPED) {
            throw refused(gap, "It was dropped; take that back first.");
        }
        return gap.edit();
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
                throw refused(
                        gap, "Only a proof closes a gap: name the re-drill, or the later session, that gives it.");
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
     * @param proof a later, finished exercise of the same scenario in which the signal came in time; for a gap that a
     *     tabletop showed, a later, closed session of the same tabletop in which the task went well
     * @throws Problem 409 with a sentence that says what is missing
     */
    public Gap close(GapId id, ProvedBy proof, String by) {
        // Looked at before the row is locked: those who wait for it hold connections, which this needs, too.
        var missing = proofs.missing(get(id), proof);
        return store.jdbi().inTransaction(handle -> {
            var gap = store.lock(handle, id).orElseThrow(() -> unknown(id));
            if (!gap.status().next().contains(GapStatus.CLOSED)) {
                throw refused(gap, "Only an accepted gap that is not closed yet can be closed.");
            }
            missing.ifPresent(sentence -> {
                throw Problem.conflict("gap-not-proved", sentence);
            });
            store.addChange(handle, id, new GapChange(clock.instant(), by, "closed, proved by " + proof));
            store.update(handle, id, gap.edit().status(GapStatus.CLOSED), Optional.of(proof));
            return store.lock(handle, id).orElseThrow(() -> unknown(id));
        });
    }

    /** What proves each of these gaps closed, latest first; some at most for each. */
    public Map<GapId, List<ProvedBy>> candidates(Collection<Gap> ofGaps) {
        return proofs.candidates(ofGaps);
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
        return list(SUGGESTED.in(exercise));
    }

    /** What a session's record suggests and nobody has decided about. */
    public List<Gap> suggested(TabletopId session) {
        return list(SUGGESTED.in(session));
    }

    /** How many gaps of this session people accepted, by category; categories without any are left out. */
    public Map<GapCategory, Integer> countsByCategory(TabletopId session) {
        return ofSessions.countByCategory(session);
    }

    /** The same of all sessions that have some. */
    public Map<TabletopId, Map<GapCategory, Integer>> countsOfSessions() {
        return ofSessions.countAllByCategory();
    }

    /** How many there are; overdue ones as of that day. */
    public GapCounts counts(LocalDate today) {
        return new GapCounts(store.countByStatus(), store.countOverdue(today));
    }

    /**
     * What became of the gaps of exercises that pass the filter. Its period is not looked at: gaps outlive periods. Those
     * that tabletops showed are among them as long as nothing else is asked for: a tabletop has no scenario, variant, team or
     * class of hosts.
     */
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
        return store.jdbi().inTransaction(handle -> change(handle, id, by, decision));
    }

    private Gap change(Handle handle, GapId id, String by, Decision decision) {
        var gap = store.lock(handle, id).orElseThrow(() -> unknown(id));
        var history = new ArrayList<String>();
        var edit = decision.decide(gap, history);
        var provedBy = gap.provedBy().filter(proof -> edit.status() == GapStatus.CLOSED);
        store.update(handle, id, edit, provedBy);
        for (var what : history) {
            store.addChange(handle, id, new GapChange(clock.instant(), by, what));
        }
        return store.lock(handle, id).orElseThrow(() -> unknown(id));
    }

    private static Problem refused(Gap gap, String sentence) {
        return Problem.conflict("gap-status", gap.id() + " is \"" + gap.status().title() + "\". " + sentence);
    }

    private static Problem unknown(GapId id) {
        return Problem.notFound("There is no gap " + id + ".");
    }
}
