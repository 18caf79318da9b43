package io.drillmaster.scenarios.msel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.scenarios.HumanDuration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A tabletop as JSON that {@link MselBinding} turns back into the same; members stand in the order of the schema. */
final class MselJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private MselJson() {}

    /** @param explicit whether words that equal their default are written, too */
    static ObjectNode of(Msel msel, boolean explicit) {
        var json = JSON.objectNode();
        json.put("id", msel.id());
        json.put("version", msel.version());
        json.put("title", msel.title());
        json.put("summary", msel.summary());
        msel.scenario().ifPresent(scenario -> json.put("scenario", scenario));
        json.put("duration", HumanDuration.format(msel.duration()));
        given(json, "source", msel.source());
        texts(json, "groundRules", msel.groundRules());
        list(
                json,
                "roles",
                msel.roles(),
                role -> object().put("id", role.id()).put("name", role.name()).put("charter", role.charter()));
        list(json, "objectives", msel.objectives(), MselJson::objective);
        list(json, "modules", msel.modules(), MselJson::module);
        list(json, "injects", msel.injects(), inject -> InjectJson.of(inject, explicit));
        list(
                json,
                "glossary",
                msel.glossary(),
                term -> object().put("word", term.word()).put("meaning", term.meaning()));
        return json;
    }

    private static ObjectNode objective(Msel.Objective objective) {
        var json = object().put("id", objective.id())
                .put("title", objective.title())
                .put("capability", objective.capability());
        list(json, "targets", objective.targets(), MselJson::target);
        return json;
    }

    private static ObjectNode target(Msel.Target target) {
        var json = object().put("id", target.id()).put("title", target.title());
        list(
                json,
                "tasks",
                target.tasks(),
                task -> object().put("id", task.id()).put("title", task.title()));
        return json;
    }

    private static ObjectNode module(Msel.Module module) {
        var json = object().put("id", module.id())
                .put("title", module.title())
                .put("storyTime", module.storyTime())
                .put("duration", HumanDuration.format(module.duration()))
                .put("situation", module.situation());
        texts(json, "discussionQuestions", module.discussionQuestions());
        return json;
    }

    static ObjectNode object() {
        return JSON.objectNode();
    }

    static void given(ObjectNode json, String key, String text) {
        if (!text.isEmpty()) {
            json.put(key, text);
        }
    }

    static void given(ObjectNode json, String key, Optional<String> text) {
        text.ifPresent(value -> json.put(key, value));
    }

    static void texts(ObjectNode json, String key, List<String> texts) {
        list(json, key, texts, JSON::textNode);
    }

    static <T> void list(ObjectNode json, String key, Collection<T> entries, Function<T, JsonNode> entry) {
        if (!entries.isEmpty()) {
            ArrayNode array = json.putArray(key);
            entries.forEach(value -> array.add(entry.apply(value)));
        }
    }
}
