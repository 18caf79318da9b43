package io.drillmaster.scenarios.msel;

import static io.drillmaster.scenarios.msel.MselField.duration;
import static io.drillmaster.scenarios.msel.MselField.list;
import static io.drillmaster.scenarios.msel.MselField.optional;
import static io.drillmaster.scenarios.msel.MselField.text;
import static io.drillmaster.scenarios.msel.MselField.texts;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.scenarios.HumanDuration;
import io.drillmaster.scenarios.msel.Msel.Module;
import io.drillmaster.scenarios.msel.Msel.Objective;
import io.drillmaster.scenarios.msel.Msel.PlayerRole;
import io.drillmaster.scenarios.msel.Msel.Target;
import io.drillmaster.scenarios.msel.Msel.Task;
import io.drillmaster.scenarios.msel.Msel.Term;

/** Turns JSON that fits the schema into a {@link Msel}; what is left out gets its default. */
final class MselBinding {
    private MselBinding() {}

    static Msel msel(JsonNode json) {
        return new Msel(
                text(json, "id"),
                json.path("version").intValue(),
                text(json, "title"),
                text(json, "summary"),
                optional(json, "scenario"),
                HumanDuration.parse(text(json, "duration")),
                text(json, "source"),
                texts(json, "groundRules"),
                list(
                        json,
                        "roles",
                        role -> new PlayerRole(text(role, "id"), text(role, "name"), text(role, "charter"))),
                list(json, "objectives", MselBinding::objective),
                list(json, "modules", MselBinding::module),
                list(json, "injects", InjectBinding::inject),
                list(json, "glossary", term -> new Term(text(term, "word"), text(term, "meaning"))));
    }

    private static Objective objective(JsonNode json) {
        return new Objective(
                text(json, "id"),
                text(json, "title"),
                text(json, "capability"),
                list(json, "targets", MselBinding::target));
    }

    private static Target target(JsonNode json) {
        return new Target(
                text(json, "id"),
                text(json, "title"),
                list(json, "tasks", task -> new Task(text(task, "id"), text(task, "title"))));
    }

    private static Module module(JsonNode json) {
        return new Module(
                text(json, "id"),
                text(json, "title"),
                text(json, "storyTime"),
                duration(json, "duration").orElseThrow(),
                text(json, "situation"),
                texts(json, "discussionQuestions"));
    }
}
