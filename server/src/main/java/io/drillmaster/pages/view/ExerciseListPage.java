package io.drillmaster.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GET {@code /exercises}: all exercises, those that run first.
 *
 * @param groups in the order shown, only those that have rows; empty before the first exercise
 * @param mayCreate whether "New exercise" is offered
 * @param samples what is said of sample exercises; null without any
 * @param newer where later finished exercises are; null on the first page
 * @param older where earlier finished exercises are; null on the last page
 */
public record ExerciseListPage(
        List<Group> groups,
        boolean mayCreate,
        @Nullable Samples samples,
        @Nullable String newer,
        @Nullable String older)
        implements Page {
    public ExerciseListPage {
        groups = List.copyOf(groups);
    }

    /**
     * That there are sample exercises.
     *
     * @param count how many; at least one
     * @param mayRemove whether their removal is offered
     */
    public record Samples(int count, boolean mayRemove) {}

    /**
     * Exercises in the same stage.
     *
     * @param id e.g. {@code running}, for the page's own links
     * @param title {@code Running now}, {@code Planned}, {@code Finished}
     * @param total how many there are, also on other pages
     */
    public record Group(String id, String title, int total, List<Row> rows) {
        public Group {
            rows = List.copyOf(rows);
        }
    }

    /**
     * One exercise.
     *
     * @param href its page
     * @param id e.g. {@code EX-0001}
     * @param scenario id and title of the scenario
     * @param when when it starts, runs or ran
     * @param state where it is in its life
     * @param outcome how it came out; null while open
     * @param ttd as people read it, e.g. {@code 2 min 05 s} or {@code > 60 min (not detected)}; {@code –} when no question
     * @param ttr likewise
     * @param sample whether it is made up
     * @param warning what somebody should look into; null when nothing
     */
    public record Row(
            String href,
            String id,
            String title,
            String scenario,
            Moment when,
            Chip state,
            @Nullable Chip outcome,
            String ttd,
            String ttr,
            boolean sample,
            @Nullable Chip warning) {}
}
