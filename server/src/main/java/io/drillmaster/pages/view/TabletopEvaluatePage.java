package io.drillmaster.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The evaluator's page of a session.
 *
 * @param key beginning of the keys of its forms
 * @param injects that may have given the chance to see something
 * @param observations of all evaluators, newest first
 * @param toCode injects with answers to compare with the expected actions, newest first
 */
public record TabletopEvaluatePage(
        String href,
        String title,
        String key,
        Chip phase,
        TabletopPage.Clock clock,
        List<Rating> ratings,
        List<Objective> objectives,
        List<Choice> injects,
        List<Observation> observations,
        List<Coded> toCode)
        implements Page {
    public TabletopEvaluatePage {
        ratings = List.copyOf(ratings);
        objectives = List.copyOf(objectives);
        injects = List.copyOf(injects);
        observations = List.copyOf(observations);
        toCode = List.copyOf(toCode);
    }

    /** A rating: its letter, its name, and when it is the right one. */
    public record Rating(String letter, String title, String meaning) {}

    /** An objective, and how often each rating was given to what belongs to it. */
    public record Objective(String id, String title, String capability, List<Target> targets, List<Count> counts) {
        public Objective {
            targets = List.copyOf(targets);
            counts = List.copyOf(counts);
        }
    }

    /** A capability target and its tasks. */
    public record Target(String id, String title, List<Task> tasks) {
        public Target {
            tasks = List.copyOf(tasks);
        }
    }

    /**
     * A critical task.
     *
     * @param rated letters of its ratings; empty before the first
     */
    public record Task(String id, String title, String rated) {}

    /** How often a rating was given. */
    public record Count(String label, int count) {}

    /**
     * What an evaluator saw.
     *
     * @param inject that gave the chance; null when none did
     */
    public record Observation(
            String rating,
            String task,
            String text,
            String who,
            String when,
            @Nullable String inject) {}

    /**
     * An inject, what was expected, and what people said.
     *
     * @param words how many answers were coded, and how
     */
    public record Coded(String id, String title, String words, List<String> expected, List<Answer> answers) {
        public Coded {
            expected = List.copyOf(expected);
            answers = List.copyOf(answers);
        }
    }

    /**
     * What somebody of a role said; who it was is not told.
     *
     * @param coding null when they passed
     */
    public record Answer(String role, String option, String text, TabletopPage.@Nullable Coding coding) {}
}
