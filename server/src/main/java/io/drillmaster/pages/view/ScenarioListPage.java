package io.drillmaster.pages.view;

import java.util.List;

/**
 * GET {@code /scenarios}.
 *
 * @param rows what can be exercised
 * @param problems files that could not be used, and why
 */
public record ScenarioListPage(List<Row> rows, List<ScenarioProblem> problems, boolean mayExercise) implements Page {
    public ScenarioListPage {
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
    }

    /** One scenario: its page, its id and version, what it does in a sentence, whose clients, where from. */
    public record Row(
            String href, String id, String title, String summary, String ecosystems, String version, Chip origin) {}

    /** A file that was refused: the file, the place in it, what was wrong and what to do. */
    public record ScenarioProblem(String file, String place, String message) {}
}
