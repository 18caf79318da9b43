package io.drillmaster.alert;

import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.plan.ExercisePlan;
import io.drillmaster.plan.PlanIndex;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The plans that a batch of alerts can speak of, asked for once and not for each alert: by all the words of the batch, so
 * that the cost is that of the words, however many drills are open. Plans do not change while a batch is read: what changes
 * later is measured again anyway.
 */
final class PlansOfABatch implements PlanIndex {
    private final PlanIndex plans;
    private final Map<Token, Optional<ExercisePlan>> byToken = new HashMap<>();
    private final Map<String, Set<ExercisePlan>> byWord = new HashMap<>();

    /**
     * @param rows not empty
     * @param words of all of them
     */
    PlansOfABatch(PlanIndex plans, Collection<Evidence> rows, Set<String> words) {
        this.plans = plans;
        var first =
                rows.stream().map(Evidence::receivedAt).min(Instant::compareTo).orElseThrow();
        var last =
                rows.stream().map(Evidence::receivedAt).max(Instant::compareTo).orElseThrow();
        // Whatever matters at a moment of the batch matters at its first or at its last one.
        plans.mentioned(words, first).forEach(this::add);
        if (!last.equals(first)) {
            plans.mentioned(words, last).forEach(this::add);
        }
    }

    private void add(ExercisePlan plan) {
        for (var target : plan.targets()) {
            for (var word : List.of(target.token().value(), TextWords.ofName(target.packageName()))) {
                byWord.computeIfAbsent(word, unseen -> new LinkedHashSet<>()).add(plan);
            }
        }
    }

    @Override
    public Optional<ExercisePlan> byToken(Token token) {
        return byToken.computeIfAbsent(token, plans::byToken);
    }

    @Override
    public List<ExercisePlan> aroundTime(Instant moment) {
        return plans.aroundTime(moment);
    }

    @Override
    public List<ExercisePlan> mentioned(Set<String> words, Instant moment) {
        return words.stream()
                .flatMap(word -> byWord.getOrDefault(word, Set.of()).stream())
                .distinct()
                .filter(plan -> !plan.window().opensAt().isAfter(moment))
                .filter(plan -> plan.window().closesAt().plus(STILL_MATTERS).isAfter(moment))
                .sorted(Comparator.comparingLong(plan -> plan.id().number()))
                .toList();
    }
}
