package io.drillmaster.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An exercise with all that running it needs.
 *
 * @param plan what judging it needs
 * @param state where it is in its life
 * @param scenarioYaml the scenario file as it was when the exercise was planned
 * @param contact whom to call about it; it stands in every drill package
 * @param commands what is to be run for each target, in the plan's order
 * @param createdBy account name
 * @param createdAt when it was planned
 * @param tornDownAt when its clean-up was done
 * @param note what the planner wanted to say
 * @param scope where its packages may act: host names, domain suffixes, repositories; {@link #ANYWHERE} alone for no limit
 * @param opensByHand it waits for a person to start it; its planned window then only says how long it will be
 * @param labels what it is compared by
 * @param coverage what its scenario covers
 * @param sample made up to show what the pages look like; never an organisation's own result
 */
public record Exercise(
        ExercisePlan plan,
        ExerciseState state,
        String scenarioYaml,
        String contact,
        List<String> commands,
        String createdBy,
        Instant createdAt,
        Optional<Instant> tornDownAt,
        String note,
        List<String> scope,
        boolean opensByHand,
        Labels labels,
        Coverage coverage,
        boolean sample) {
    /** The scope of packages that act wherever they are installed. */
    public static final String ANYWHERE = "*";

    public Exercise {
        scope = List.copyOf(scope);
        commands = List.copyOf(commands);
    }
}
