package io.drillmaster.alert;

import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.plan.ExercisePlan;
import io.drillmaster.plan.PlanIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The plans that a batch of alerts can speak of, asked for once and not for each alert. Plans do not change while a batch is
 * read: what changes later is measured again anyway.
 */
final class PlansOfABatch implements PlanIndex {
    private final PlanIndex plans;
    private final Instant first;
    private final Instant last;
    private final Map<Token, Optional<ExercisePlan>> byToken = new HashMap<>();
    private @Nullable List<ExercisePlan> around;

    /** @param rows not empty */
    PlansOfABatch(PlanIndex plans, List<Evidence> rows) {
        this.plans = plans;
        first = rows.stream().map(Evidence::receivedAt).min(Instant::compareTo).orElseThrow();
        last = rows.stream().map(Evidence::receivedAt).max(Instant::compareTo).orElseThrow();
    }

    @Override
    public Optional<ExercisePlan> byToken(Token token) {
        return byToken.computeIfAbsent(token, plans::byToken);
    }

    /** Whatever matters at a moment of the batch matters at its first or at its last one. */
    @Override
    public List<ExercisePlan> aroundTime(Instant moment) {
        if (around == null) {
            var all = new ArrayList<>(plans.aroundTime(first));
            plans.aroundTime(last).stream().filter(plan -> !all.contains(plan)).forEach(all::add);
            all.sort(Comparator.comparingLong(plan -> plan.id().number()));
            around = List.copyOf(all);
        }
        return around.stream()
                .filter(plan -> !plan.window().opensAt().isAfter(moment))
                .filter(plan -> plan.window().closesAt().plus(STILL_MATTERS).isAfter(moment))
                .toList();
    }
}
