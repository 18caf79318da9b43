package io.drillmaster.gap;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Problem;
import io.drillmaster.common.TabletopId;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.PlanStore;
import io.drillmaster.verdict.Result;
import io.drillmaster.verdict.ResultFilter;
import io.drillmaster.verdict.Results;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what proves a gap closed: for one that a drill showed a re-drill, for one that a tabletop showed a later session.
 * Neither proves the other's: what people say they would do is no signal, and a signal says nothing of what they say.
 */
final class Proofs {
    private static final int MOST = 20;

    private final PlanStore plans;
    private final Results results;
    private final SessionRecords sessions;

    Proofs(PlanStore plans, Results results, SessionRecords sessions) {
        this.plans = plans;
        this.results = results;
        this.sessions = sessions;
    }

    /**
     * What this lacks as a proof.
     *
     * @return a sentence; empty when nothing is missing
     * @throws Problem 404 when there is no such exercise or session
     */
    Optional<String> missing(Gap gap, ProvedBy proof) {
        if (gap.origin() instanceof Origin.Drill drill) {
            return proof instanceof ProvedBy.Drill redrill
                    ? Proof.missing(
                            gap,
                            exercise(drill.exercise()),
                            exercise(redrill.exercise()),
                            results.find(redrill.exercise()))
                    : Optional.of(
                            proof + " is a tabletop, in which nothing ran; a gap that a live drill showed is proved"
                                    + " closed by a re-drill of the same scenario.");
        }
        var table = (Origin.Table) gap.origin();
        if (proof instanceof ProvedBy.Table later) {
            return table.task()
                    .map(task -> SessionProof.missing(task, session(table.session()), session(later.session())))
                    .orElseGet(() -> Optional.of("It is not said which task the gap is about; accept it with one."));
        }
        return Optional.of(
                proof + " is a live drill; a gap that a tabletop showed is proved closed by a later session of"
                        + " the same tabletop.");
    }

    /** What proves each of these gaps closed, latest first, at most {@value #MOST} for each. */
    Map<GapId, List<ProvedBy>> candidates(Collection<Gap> gaps) {
        var looked = new Looked();
        var proofs = new HashMap<GapId, List<ProvedBy>>();
        for (var gap : gaps) {
            proofs.put(
                    gap.id(),
                    gap.origin() instanceof Origin.Table table
                            ? looked.laterSessions(table)
                            : gap.origin()
                                    .drill()
                                    .map(drill -> looked.redrills(gap, drill))
                                    .orElseGet(List::of));
        }
        return proofs;
    }

    /** What was read already for the gaps before. */
    private final class Looked {
        private final Map<ExerciseId, Exercise> drills = new HashMap<>();
        private final Map<String, List<Result>> byScenario = new HashMap<>();
        private final Map<TabletopId, SessionRecord> found = new HashMap<>();
        private final Map<String, List<SessionRecord>> byTabletop = new HashMap<>();

        List<ProvedBy> redrills(Gap gap, ExerciseId drill) {
            var showed = drills.computeIfAbsent(drill, Proofs.this::exercise);
            return byScenario.computeIfAbsent(showed.plan().scenarioId(), Proofs.this::ofScenario).stream()
                    .filter(redrill -> Proof.given(gap, showed, redrill))
                    .<ProvedBy>map(redrill -> new ProvedBy.Drill(redrill.exercise()))
                    .limit(MOST)
                    .toList();
        }

        List<ProvedBy> laterSessions(Origin.Table table) {
            var showed = found.computeIfAbsent(table.session(), Proofs.this::session);
            return byTabletop.computeIfAbsent(showed.tabletop(), sessions::closed).stream()
                    .filter(later -> table.task()
                            .filter(task ->
                                    SessionProof.missing(task, showed, later).isEmpty())
                            .isPresent())
                    .<ProvedBy>map(later -> new ProvedBy.Table(later.id()))
                    .limit(MOST)
                    .toList();
        }
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

    /** @throws Problem 404 */
    Exercise exercise(ExerciseId id) {
        return plans.find(id).orElseThrow(() -> Problem.notFound("There is no exercise " + id + "."));
    }

    /** @throws Problem 404 */
    SessionRecord session(TabletopId id) {
        return sessions.get(id);
    }
}
