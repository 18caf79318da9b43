package io.drillmaster.measure;

import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.plan.ExercisePlan;
import io.drillmaster.plan.InstallTarget;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The rows that concern one exercise, in log order, each once, with what was withdrawn set apart. Everything else in this
 * package reads evidence through it, which is why the order of delivery cannot matter.
 */
final class Log {
    private final ExercisePlan plan;
    private final List<Evidence> rows;
    private final Retractions retractions;
    private final long throughSeq;

    // Measuring asks for the same kinds again and again; going through all rows each time would cost their square.
    private final Map<Class<?>, List<Evidence>> inForce = new HashMap<>();
    private final Map<Token, Map<Class<?>, List<Evidence>>> ofToken = new HashMap<>();

    private Log(ExercisePlan plan, List<Evidence> rows, long throughSeq) {
        this.plan = plan;
        this.rows = rows;
        this.retractions = Retractions.of(rows);
        this.throughSeq = throughSeq;
        for (var row : rows) {
            if (retractions.of(row.id()).isEmpty()) {
                note(inForce, row);
                tokenOf(row).ifPresent(token -> note(ofToken.computeIfAbsent(token, unseen -> new HashMap<>()), row));
            }
        }
    }

    private static void note(Map<Class<?>, List<Evidence>> byKind, Evidence row) {
        byKind.computeIfAbsent(row.fact().getClass(), unseen -> new ArrayList<>())
                .add(row);
    }

    static Log of(ExercisePlan plan, Collection<Evidence> evidence) {
        var seen = new HashSet<>();
        var rows = evidence.stream()
                .sorted(Comparator.comparingLong(Evidence::seq).thenComparing(Evidence::id))
                .filter(row -> seen.add(row.id()))
                .filter(row -> concerns(plan, row))
                .toList();
        return new Log(
                plan, rows, evidence.stream().mapToLong(Evidence::seq).max().orElse(0));
    }

    /** Place of the last row that was handed in. */
    long throughSeq() {
        return throughSeq;
    }

    /** The rows that it holds, each once. */
    List<UUID> ids() {
        return rows.stream().map(Evidence::id).toList();
    }

    Retractions retractions() {
        return retractions;
    }

    /** The rows of a kind that are in force, in log order. */
    <F extends Fact> List<Row<F>> of(Class<F> kind) {
        return rows(kind, inForce.getOrDefault(kind, List.of()));
    }

    /** The rows of a kind, also those that were withdrawn. */
    <F extends Fact> List<Row<F>> withWithdrawn(Class<F> kind) {
        return rows(kind, rows);
    }

    /** The rows of a kind that carry this target's token. */
    <F extends Fact> List<Row<F>> of(Class<F> kind, Token token) {
        return rows(kind, ofToken.getOrDefault(token, Map.of()).getOrDefault(kind, List.of()));
    }

    private static <F extends Fact> List<Row<F>> rows(Class<F> kind, List<Evidence> among) {
        return among.stream()
                .filter(row -> kind.isInstance(row.fact()))
                .map(row -> new Row<>(row, kind.cast(row.fact())))
                .toList();
    }

    /** The target that a row speaks of; a row that names none speaks of the only target of a plan with one target. */
    Optional<Token> tokenOf(Evidence row) {
        if (row.token().isPresent()) {
            return row.token().filter(token -> plan.target(token).isPresent());
        }
        return plan.targets().size() == 1
                ? Optional.of(plan.targets().get(0)).map(InstallTarget::token)
                : Optional.empty();
    }

    /**
     * Alerts belong where they are attributed and clocks belong to hosts, so these are always kept. A token belongs to
     * the exercise that gave it out, whichever exercise was running when it was seen.
     */
    private static boolean concerns(ExercisePlan plan, Evidence row) {
        var fact = row.fact();
        if (fact instanceof Fact.AlertReceived || fact instanceof Fact.ClockCompared) {
            return true;
        }
        var ofThisExercise = row.exercise().filter(plan.id()::equals).isPresent();
        if (fact instanceof Fact.Attributed) {
            return ofThisExercise;
        }
        if (fact instanceof Fact.Retracted) {
            return ofThisExercise || row.exercise().isEmpty();
        }
        return ofThisExercise
                || row.token().filter(token -> plan.target(token).isPresent()).isPresent();
    }
}
