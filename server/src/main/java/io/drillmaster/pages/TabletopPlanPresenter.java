package io.drillmaster.pages;

import io.drillmaster.common.Problem;
import io.drillmaster.gap.Gap;
import io.drillmaster.gap.GapFilter;
import io.drillmaster.gap.GapId;
import io.drillmaster.gap.GapService;
import io.drillmaster.gap.Origin;
import io.drillmaster.pages.view.Choice;
import io.drillmaster.pages.view.Field;
import io.drillmaster.pages.view.TabletopPlan;
import io.drillmaster.tabletop.ConsoleView;
import io.drillmaster.tabletop.Phase;
import io.drillmaster.verdict.GapCategory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the improvement plan of a session from its gaps. */
final class TabletopPlanPresenter {
    private final ConsoleView view;
    private final GapService gaps;
    private final boolean mayEdit;
    private final LocalDate today;
    private final TabletopEvaluation evaluation;

    TabletopPlanPresenter(ConsoleView view, GapService gaps, boolean mayEdit, LocalDate today) {
        this.view = view;
        this.gaps = gaps;
        this.mayEdit = mayEdit;
        this.today = today;
        this.evaluation = new TabletopEvaluation(view);
    }

    /**
     * A form that was refused, with what was typed.
     *
     * @param suggestion that it was to accept; absent for a gap of one's own
     */
    record Refused(
            Optional<GapId> suggestion,
            String title,
            String category,
            String task,
            String owner,
            String due,
            Problem problem) {

        private Field field(String name, String value) {
            return new Field(value, error(name));
        }

        private @Nullable String error(String name) {
            return problem.place().filter(name::equals).isPresent() ? problem.sentence() : null;
        }
    }

    TabletopPlan plan(@Nullable Refused refused) {
        if (view.phase() != Phase.CLOSED) {
            return TabletopPlan.NOT_YET;
        }
        var accepted = gaps.list(GapFilter.ACCEPTED.in(view.id()));
        var proofs = gaps.candidates(
                accepted.stream().filter(gap -> gap.status().unfinished()).toList());
        return new TabletopPlan(
                true,
                summary(accepted.size()),
                gaps.suggested(view.id()).stream()
                        .map(gap -> suggested(gap, of(refused, gap.id())))
                        .toList(),
                accepted.stream()
                        .map(gap ->
                                GapPresenter.row(gap, proofs.getOrDefault(gap.id(), List.of()), mayEdit, today, null))
                        .toList(),
                fresh(refused == null || refused.suggestion().isPresent() ? null : refused),
                mayEdit);
    }

    private static @Nullable Refused of(@Nullable Refused refused, GapId suggestion) {
        return refused != null && refused.suggestion().equals(Optional.of(suggestion)) ? refused : null;
    }

    private String summary(int count) {
        return count == 0
                ? ""
                : TabletopWords.counted(count, "gap") + ": "
                        + gaps.countsByCategory(view.id()).entrySet().stream()
                                .map(entry -> entry.getKey().title() + " " + entry.getValue())
                                .collect(Collectors.joining(" · "));
    }

    private TabletopPlan.Suggested suggested(Gap gap, @Nullable Refused refused) {
        var table = (Origin.Table) gap.origin();
        return new TabletopPlan.Suggested(
                gap.id().toString(),
                refused == null ? Field.of(gap.title()) : refused.field("title", refused.title()),
                table.task().orElse(null),
                table.task().isPresent() ? List.of() : tasks(refused == null ? "" : refused.task()),
                refused == null ? null : refused.error("task"),
                gap.category().title(),
                categories(refused == null ? gap.category().name() : refused.category()),
                gap.description().lines().toList(),
                table.events().stream().map(this::event).collect(Collectors.joining(", ")),
                refused == null ? null : refused.problem().sentence());
    }

    private TabletopPlan.NewGap fresh(@Nullable Refused refused) {
        return refused == null
                ? new TabletopPlan.NewGap(
                        Field.EMPTY,
                        tasks(""),
                        null,
                        categories(GapCategory.RESPOND.name()),
                        Field.EMPTY,
                        Field.EMPTY,
                        false)
                : new TabletopPlan.NewGap(
                        refused.field("title", refused.title()),
                        tasks(refused.task()),
                        refused.error("task"),
                        categories(refused.category()),
                        refused.field("owner", refused.owner()),
                        refused.field("due", refused.due()),
                        true);
    }

    /** Targets and their tasks, as the evaluator's page has them. */
    private List<Choice> tasks(String chosen) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", "Choose a task or a target", chosen.isEmpty()));
        for (var objective : view.msel().objectives()) {
            for (var target : objective.targets()) {
                choices.add(choice(target.id(), "", chosen));
                target.tasks().forEach(task -> choices.add(choice(task.id(), "– ", chosen)));
            }
        }
        return choices;
    }

    private Choice choice(String id, String before, String chosen) {
        return new Choice(id, before + named(id), id.equals(chosen));
    }

    private String named(String task) {
        return task + " " + evaluation.task(task);
    }

    private static List<Choice> categories(String chosen) {
        return Arrays.stream(GapCategory.values())
                .map(category -> new Choice(
                        category.name(), category.title(), category.name().equals(chosen)))
                .toList();
    }

    private String event(long seq) {
        return view.timeline().stream()
                .filter(line -> line.entry().seq() == seq)
                .map(line -> "event " + seq + " at " + TabletopWords.clock(line.elapsed()))
                .findFirst()
                .orElse("event " + seq);
    }
}
