package io.drillmaster.pages;

import io.drillmaster.pages.view.TabletopEvaluatePage;
import io.drillmaster.scenarios.msel.Msel;
import io.drillmaster.tabletop.ConsoleView;
import io.drillmaster.tabletop.Rating;
import io.drillmaster.tabletop.SessionState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what evaluators wrote down, by objective. Ratings are counted, and no mean is taken of them. */
final class TabletopEvaluation {
    private final ConsoleView view;

    TabletopEvaluation(ConsoleView view) {
        this.view = view;
    }

    /** When which rating is the right one, after HSEEP 2020. */
    static List<TabletopEvaluatePage.Rating> ratings() {
        return Stream.of(Rating.values())
                .map(rating -> new TabletopEvaluatePage.Rating(rating.name(), rating.title(), meaning(rating)))
                .toList();
    }

    private static String meaning(Rating rating) {
        return switch (rating) {
            case P -> "The objective was achieved; nothing else suffered, no risk was added, the rules were kept.";
            case S -> "As P, and it could be done better or with less.";
            case M ->
                "The objective was achieved, but something else suffered, a risk was added, or a rule was not kept.";
            case U -> "The objective was not achieved.";
            case N -> "There was no chance to see it. That is not U.";
        };
    }

    List<TabletopEvaluatePage.Objective> objectives() {
        return view.msel().objectives().stream().map(this::objective).toList();
    }

    private TabletopEvaluatePage.Objective objective(Msel.Objective objective) {
        var mine = of(objective);
        return new TabletopEvaluatePage.Objective(
                objective.id(),
                objective.title(),
                objective.capability(),
                objective.targets().stream().map(this::target).toList(),
                Stream.of(Rating.values())
                        .map(rating -> new TabletopEvaluatePage.Count(rating.name(), (int) mine.stream()
                                .filter(seen -> seen.rating() == rating)
                                .count()))
                        .toList());
    }

    private TabletopEvaluatePage.Target target(Msel.Target target) {
        return new TabletopEvaluatePage.Target(
                target.id(),
                target.title(),
                target.tasks().stream()
                        .map(task -> new TabletopEvaluatePage.Task(
                                task.id(),
                                task.title(),
                                view.observations().stream()
                                        .filter(seen -> seen.task().equals(task.id()))
                                        .map(seen -> seen.rating().name())
                                        .collect(Collectors.joining(" "))))
                        .toList());
    }

    /** Observations of an objective's targets and tasks, oldest first. */
    List<SessionState.Observation> of(Msel.Objective objective) {
        var ids = ids(objective);
        return view.observations().stream()
                .filter(seen -> ids.contains(seen.task()))
                .toList();
    }

    private static Set<String> ids(Msel.Objective objective) {
        return objective.targets().stream()
                .flatMap(target -> Stream.concat(
                        Stream.of(target.id()), target.tasks().stream().map(Msel.Task::id)))
                .collect(Collectors.toSet());
    }

    /** All of them, newest first. */
    List<TabletopEvaluatePage.Observation> observations() {
        var all = new ArrayList<>(view.observations().stream().map(this::seen).toList());
        Collections.reverse(all);
        return all;
    }

    TabletopEvaluatePage.Observation seen(SessionState.Observation seen) {
        return new TabletopEvaluatePage.Observation(
                seen.rating().name(),
                seen.task() + " " + task(seen.task()),
                seen.text(),
                seen.by().id(),
                view.timeline().stream()
                        .filter(line -> line.entry().seq() == seen.seq())
                        .map(line -> TabletopWords.clock(line.elapsed()))
                        .findFirst()
                        .orElse(""),
                seen.inject().orElse(null));
    }

    /** Title of a task or a target. */
    String task(String id) {
        return view.msel().objectives().stream()
                .flatMap(objective -> objective.targets().stream())
                .flatMap(target -> Stream.concat(
                        target.id().equals(id) ? Stream.of(target.title()) : Stream.empty(),
                        target.tasks().stream()
                                .filter(task -> task.id().equals(id))
                                .map(Msel.Task::title)))
                .findFirst()
                .orElse("");
    }
}
