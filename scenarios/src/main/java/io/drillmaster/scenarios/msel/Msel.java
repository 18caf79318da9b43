package io.drillmaster.scenarios.msel;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A tabletop as its authors wrote it, from which any number of sessions can be played.
 *
 * @param id stable name, such as {@code TTX-01}
 * @param version counts up with every change; a session keeps the one that it was started with
 * @param title a few words for lists
 * @param summary what it is about, for whoever chooses one; participants read it in the lobby, so it gives nothing away
 * @param scenario id of the live scenario that tells the same story; absent when none does
 * @param duration how long a session is meant to take, hotwash included
 * @param source where the story comes from, for facilitators; empty when it is made up
 * @param groundRules read aloud before the start
 * @param roles functions that players take, in the order of lists
 * @param objectives what is exercised and evaluated
 * @param modules parts of the story, in order
 * @param injects in the order of the run of show
 * @param glossary words that not everybody in the room knows
 */
public record Msel(
        String id,
        int version,
        String title,
        String summary,
        Optional<String> scenario,
        Duration duration,
        String source,
        List<String> groundRules,
        List<PlayerRole> roles,
        List<Objective> objectives,
        List<Module> modules,
        List<Inject> injects,
        List<Term> glossary) {
    public Msel {
        groundRules = List.copyOf(groundRules);
        roles = List.copyOf(roles);
        objectives = List.copyOf(objectives);
        modules = List.copyOf(modules);
        injects = List.copyOf(injects);
        glossary = List.copyOf(glossary);
    }

    /** The inject of this id. */
    public Optional<Inject> inject(String injectId) {
        return injects.stream().filter(inject -> inject.id().equals(injectId)).findFirst();
    }

    /** The role of this id. */
    public Optional<PlayerRole> role(String roleId) {
        return roles.stream().filter(role -> role.id().equals(roleId)).findFirst();
    }

    /**
     * A function that players take.
     *
     * @param id short, such as {@code ic}
     * @param name as people say it, such as {@code Incident commander}
     * @param charter what it is there for, in a sentence; the role card
     */
    public record PlayerRole(String id, String name, String charter) {}

    /**
     * A part of the story.
     *
     * @param id such as {@code M1}
     * @param title a few words
     * @param storyTime when it happens in the story, such as {@code Day 1, 09:10}
     * @param duration planned, on the exercise clock
     * @param situation what everybody knows when it begins (Markdown, no HTML)
     * @param discussionQuestions for the facilitator to ask; players do not see them
     */
    public record Module(
            String id,
            String title,
            String storyTime,
            Duration duration,
            String situation,
            List<String> discussionQuestions) {
        public Module {
            discussionQuestions = List.copyOf(discussionQuestions);
        }
    }

    /**
     * What the exercise is to show (HSEEP: objective, capability target, critical task).
     *
     * @param id such as {@code OBJ-1}
     * @param title what shall be achieved
     * @param capability which the organisation needs for it
     * @param targets by which the capability is judged
     */
    public record Objective(String id, String title, String capability, List<Target> targets) {
        public Objective {
            targets = List.copyOf(targets);
        }
    }

    /**
     * A capability target.
     *
     * @param id such as {@code CT-1}
     * @param title a measure, such as {@code An alert reaches a person within 15 minutes}
     * @param tasks that must be done for it
     */
    public record Target(String id, String title, List<Task> tasks) {
        public Target {
            tasks = List.copyOf(tasks);
        }
    }

    /**
     * A critical task.
     *
     * @param id such as {@code CT-1.2}
     * @param title what is done
     */
    public record Task(String id, String title) {}

    /** A word and its meaning in a sentence. */
    public record Term(String word, String meaning) {}
}
