package io.drillmaster.pages;

import io.drillmaster.evidence.Evidence;
import io.drillmaster.exercise.CleanUpReport;
import io.drillmaster.pages.view.Chip;
import io.drillmaster.pages.view.CleanUpRow;
import io.drillmaster.pages.view.Link;
import io.drillmaster.pages.view.Tone;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.ExerciseState;
import java.util.List;

/** What an exercise that is over may have left behind, and what is known about it. */
final class CleanUpPresenter {
    private CleanUpPresenter() {}

    static List<CleanUpRow> rows(Exercise exercise, List<Evidence> rows) {
        if (exercise.state() == ExerciseState.PLANNED || exercise.state() == ExerciseState.RUNNING) {
            return List.of();
        }
        return CleanUpReport.of(exercise, rows).items().stream()
                .map(CleanUpPresenter::row)
                .toList();
    }

    private static CleanUpRow row(CleanUpReport.Item item) {
        var chip = switch (item.state()) {
            case GONE -> new Chip("Gone", Tone.GOOD);
            case LEFT -> new Chip("Left", Tone.BAD);
            case UNKNOWN -> new Chip("Not known", Tone.WARN);
        };
        var what = item.what();
        return new CleanUpRow(
                Character.toUpperCase(what.charAt(0)) + what.substring(1),
                chip,
                item.toDo().isEmpty() ? null : item.toDo(),
                item.seen().map(id -> new Link("/evidence/" + id, "evidence")).orElse(null));
    }
}
