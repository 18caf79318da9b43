package io.drillmaster.scenarios;

import java.util.LinkedHashSet;
import java.util.Set;

/** Which detection rules a scenario expects to speak. */
public final class ExpectedRules {
    private ExpectedRules() {}

    /**
     * The rules' names, read out of the text that an exercise keeps of its scenario. Whatever else stands in it may be of an
     * older or newer form: an exercise is judged by what was planned then.
     *
     * @return empty where the text names no rule, or is no scenario
     */
    public static Set<String> in(String yamlText) {
        var rules = new LinkedHashSet<String>();
        YamlReader.read(yamlText, FileKind.SCENARIO, new Findings("the exercise's scenario"))
                .ifPresent(document -> document.json()
                        .path("expectations")
                        .forEach(expectation -> expectation.path("rules").forEach(rule -> rules.add(rule.asText()))));
        return rules;
    }
}
