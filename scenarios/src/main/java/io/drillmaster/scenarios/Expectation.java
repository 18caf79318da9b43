package io.drillmaster.scenarios;

import java.util.List;

/**
 * A signal that a scenario expects a working defence to give.
 *
 * @param source where it would come from
 * @param signal what it would say or show, in a sentence
 * @param gate whether it should also stop the install, not only tell of it
 * @param rules names of detection rules that would raise it; empty if no rule is known by name
 */
public record Expectation(SignalSource source, String signal, boolean gate, List<String> rules) {
    public Expectation {
        rules = List.copyOf(rules);
    }
}
