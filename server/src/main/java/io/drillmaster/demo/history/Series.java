package io.drillmaster.demo.history;

import io.drillmaster.plan.Labels;
import java.util.Map;

/**
 * Exercises of one scenario with one team, again and again.
 *
 * @param scenario id of a shipped one
 * @param machine begins the names of the team's hosts
 * @param everyDays from one to the next
 * @param firstDay of the first, counted from the beginning of the story
 * @param said courses that the story needs at a certain place, by the number of the exercise in the series, from 0
 */
record Series(
        String scenario,
        String team,
        String hostClass,
        String machine,
        int everyDays,
        int firstDay,
        Map<Integer, Course> said) {
    static final String NPM_12 = "npm 12";

    private static final int NPM_12_FROM_MONTH = 11;

    Labels labels(int month, int number) {
        return new Labels(team, hostClass, variant(month, number));
    }

    /** npm 12, which runs no install scripts, comes to the runners first and to every second laptop. */
    private String variant(int month, int number) {
        return switch (scenario) {
            case "SC-17" ->
                month >= NPM_12_FROM_MONTH && (hostClass.equals("CI runner") || number % 2 == 0) ? NPM_12 : "npm 11";
            case "SC-04" -> "one project pinned by hash";
            default -> "";
        };
    }
}
