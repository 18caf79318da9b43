package io.drillmaster.pages.view;

import java.util.List;

/**
 * GET {@code /scenarios/{id}}.
 *
 * @param story what a real attacker did, in paragraphs
 * @param facts version, ATT&amp;CK, REFLEX stage, objective …
 * @param targets what is published for whom, and what it does
 * @param signals what should fire, and where
 * @param steps what people do, in order
 * @param yaml the file as it is
 * @param exercises exercises of this scenario
 * @param mayExercise whether "Exercise this" is offered
 */
public record ScenarioPage(
        String id,
        String title,
        List<String> story,
        List<NamedValue> facts,
        List<Target> targets,
        List<Signal> signals,
        List<String> steps,
        String yaml,
        List<Link> exercises,
        boolean mayExercise)
        implements Page {
    public ScenarioPage {
        story = List.copyOf(story);
        facts = List.copyOf(facts);
        targets = List.copyOf(targets);
        signals = List.copyOf(signals);
        steps = List.copyOf(steps);
        exercises = List.copyOf(exercises);
    }

    /** One install target and what its package does. */
    public record Target(String name, String ecosystem, String packageName, List<Action> actions) {
        public Target {
            actions = List.copyOf(actions);
        }
    }

    /** A benign action: its name, and what it does to the machine in a sentence. */
    public record Action(String name, String sentence) {}

    /** A signal that is expected: which source, which rule, in which case. */
    public record Signal(String source, String rule, String note) {}
}
