package io.drillmaster.tabletop.authoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An id that was given another name: whatever names it follows.
 *
 * @param of what the id is of
 * @param within id that the inject had whose option it is; empty for all else
 */
public record Renaming(Of of, String within, String from, String to) {
    /** What has an id that injects name. */
    public enum Of {
        /** A role: {@code to}. */
        ROLE,
        /** A module: {@code module}. */
        MODULE,
        /** An objective: {@code objective}. */
        OBJECTIVE,
        /** A critical task: {@code tasks}. */
        TASK,
        /** An inject: {@code requires} and {@code onlyAfter}. */
        INJECT,
        /** An option of an inject: {@code onlyAfter}. */
        OPTION
    }

    /** In place, in every inject. */
    void apply(ObjectNode tree) {
        for (var entry : tree.path("injects")) {
            if (entry instanceof ObjectNode inject) {
                apply(inject, inject.path("onlyAfter"));
            }
        }
    }

    private void apply(ObjectNode inject, JsonNode after) {
        switch (of) {
            case ROLE -> list(inject.path("to"));
            case MODULE -> single(inject, "module");
            case OBJECTIVE -> single(inject, "objective");
            case TASK -> list(inject.path("tasks"));
            case INJECT -> {
                list(inject.path("requires"));
                single(after, "inject");
            }
            case OPTION -> {
                if (within.isEmpty() || after.path("inject").asText().equals(within)) {
                    single(after, "option");
                }
            }
        }
    }

    private void single(JsonNode holder, String key) {
        if (holder instanceof ObjectNode object && object.path(key).asText().equals(from)) {
            object.put(key, to);
        }
    }

    private void list(JsonNode holder) {
        if (holder instanceof ArrayNode array) {
            for (var i = 0; i < array.size(); i++) {
                if (array.get(i).asText().equals(from)) {
                    array.set(i, array.textNode(to));
                }
            }
        }
    }

    /** One after the other would mix up two that swap their names; so each gets a name in between that no file can have. */
    static void applyAll(Iterable<Renaming> renamings, ObjectNode tree) {
        var between = new LinkedHashMap<Renaming, String>();
        var number = 0;
        for (var renaming : renamings) {
            var name = "\u0000" + number++;
            between.put(renaming, name);
            new Renaming(renaming.of, renaming.within, renaming.from, name).apply(tree);
        }
        for (Map.Entry<Renaming, String> one : between.entrySet()) {
            var renaming = one.getKey();
            new Renaming(renaming.of, "", one.getValue(), renaming.to).apply(tree);
        }
    }
}
