package io.drillmaster.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The improvement plan of a session: its gaps. Forms: POST {@code {href}/plan/suggestions/{id}} with {@code decision}
 * ({@code accept} or {@code drop}), {@code title}, {@code category} and {@code task}; POST {@code {href}/plan/gaps} with
 * {@code title}, {@code task}, {@code category}, {@code owner} and {@code due}.
 *
 * @param closed whether the session is over; before that there is no plan
 * @param summary how many gaps there are, by category; empty when there are none
 * @param suggestions what the record suggests and nobody has decided about
 * @param gaps accepted ones, most urgent first
 * @param fresh the form for a gap of one's own
 * @param mayEdit whether forms are offered
 */
public record TabletopPlan(
        boolean closed, String summary, List<Suggested> suggestions, List<GapRow> gaps, NewGap fresh, boolean mayEdit) {
    public TabletopPlan {
        suggestions = List.copyOf(suggestions);
        gaps = List.copyOf(gaps);
    }

    /** No plan yet: the session is not over. */
    public static final TabletopPlan NOT_YET = new TabletopPlan(
            false,
            "",
            List.of(),
            List.of(),
            new NewGap(Field.EMPTY, List.of(), null, List.of(), Field.EMPTY, Field.EMPTY, false),
            false);

    /**
     * A gap that the record suggests.
     *
     * @param id e.g. {@code GAP-0003}
     * @param title to be reworded before it is accepted
     * @param about the task that it is about, e.g. {@code CT-1.1}; null when a person has to say it
     * @param tasks to choose from, where a person has to say it
     * @param taskError what is wrong with that choice; null when nothing
     * @param category e.g. {@code Respond}
     * @param why what was seen or said, line by line
     * @param events which events of the session that rests on, e.g. {@code event 14 at 12:40}
     * @param problem why it could not be accepted; null when nothing was tried
     */
    public record Suggested(
            String id,
            Field title,
            @Nullable String about,
            List<Choice> tasks,
            @Nullable String taskError,
            String category,
            List<Choice> categories,
            List<String> why,
            String events,
            @Nullable String problem) {
        public Suggested {
            tasks = List.copyOf(tasks);
            categories = List.copyOf(categories);
            why = List.copyOf(why);
        }
    }

    /** The form for a gap of one's own; open when something in it was wrong. */
    public record NewGap(
            Field title,
            List<Choice> tasks,
            @Nullable String taskError,
            List<Choice> categories,
            Field owner,
            Field due,
            boolean open) {
        public NewGap {
            tasks = List.copyOf(tasks);
            categories = List.copyOf(categories);
        }
    }
}
