package io.drillmaster.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One gap. Changes go by POST to {@code /gaps/{id}} with {@code owner}, {@code due} ({@code 2026-11-30}, may be empty),
 * {@code status} and {@code back} (path to return to).
 *
 * @param id e.g. {@code GAP-0003}
 * @param title the condition, not a person
 * @param category where in the chain, e.g. {@code Detect}
 * @param found the exercise that found it, or the session of a tabletop and the task that it is about
 * @param observed what was observed, line by line; empty when a person added it without saying
 * @param sample whether that is a sample exercise, and the gap made up like it
 * @param owner name; empty when nobody
 * @param due as people read it; empty without a date
 * @param dueValue {@code 2026-11-30}, for the date input; empty without a date
 * @param overdue whether the date has passed and the gap is not closed
 * @param statuses what it can be set to, the present one chosen
 * @param redrill what would close it, or what did; null when nothing needs saying
 * @param mayEdit whether the form is offered
 * @param error what was wrong with the last change; null when nothing
 */
public record GapRow(
        String id,
        String title,
        String category,
        Link found,
        List<String> observed,
        boolean sample,
        String owner,
        String due,
        String dueValue,
        boolean overdue,
        Chip status,
        List<Choice> statuses,
        @Nullable String redrill,
        boolean mayEdit,
        @Nullable String error) {
    public GapRow {
        observed = List.copyOf(observed);
        statuses = List.copyOf(statuses);
    }
}
