package io.drillmaster.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.pages.view.FormInput.Widget;
import io.drillmaster.tabletop.authoring.Renaming;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes a part of a tabletop of what a form sent. Names of fields are {@code f} and the pointer of the value. What the form says
 * nothing of stays; what says the same in another way, such as a default written out, stays as it is written.
 */
final class MselFormReader {
    /** A list in the schema has at most 200 entries; no form sends more. */
    private static final int MOST_ENTRIES = 300;

    /** A tabletop without one of these is wrong; left in the draft, an empty one is found where it is. */
    private static final Set<String> NEEDED = Set.of("roles", "objectives", "targets", "tasks", "modules");

    private final Map<String, List<String>> sent;
    private final List<Renaming> renamings = new ArrayList<>();
    private final String inject;

    /** @param inject id of the inject that the form is about; empty for another one */
    MselFormReader(Map<String, List<String>> sent, String inject) {
        this.sent = sent;
        this.inject = inject;
    }

    /** The ids that were given another name. */
    List<Renaming> renamings() {
        return renamings;
    }

    /** @param old what the form was filled with */
    ObjectNode read(ObjectNode old, List<MselPart> parts) {
        return read(old, parts, "");
    }

    /** Says that the id of what the whole form is about was another one before. */
    void renamed(Renaming.Of of, JsonNode old, JsonNode now) {
        var from = old.path("id").asText();
        var to = now.path("id").asText();
        if (!from.isBlank() && !to.isBlank() && !from.equals(to)) {
            renamings.add(new Renaming(of, inject, from, to));
        }
    }

    /** Takes entries away in which nobody wrote anything; they are there for writing only. In place. */
    static void prune(ObjectNode node, List<MselPart> parts) {
        for (var part : parts) {
            if (!(part instanceof MselPart.Group group)) {
                continue;
            }
            if (group.key().isEmpty()) {
                prune(node, group.parts());
            } else if (group.isList()) {
                if (node.path(group.key()) instanceof ArrayNode list) {
                    prune(list, group);
                    if (list.isEmpty() && !NEEDED.contains(group.key())) {
                        node.remove(group.key());
                    }
                }
            } else if (node.path(group.key()) instanceof ObjectNode child) {
                prune(child, group.parts());
                if (isBlank(child, group.parts())) {
                    node.remove(group.key());
                }
            }
        }
    }

    private static void prune(ArrayNode list, MselPart.Group group) {
        for (var i = list.size() - 1; i >= 0; i--) {
            if (list.get(i) instanceof ObjectNode entry) {
                prune(entry, group.parts());
                if (isBlank(entry, group.parts())) {
                    list.remove(i);
                }
            }
        }
    }

    /** Ticks and choices are never empty; they say nothing by themselves. */
    private static boolean isBlank(ObjectNode node, List<MselPart> parts) {
        return parts.stream().allMatch(part -> {
            var value = node.path(part.key());
            if (part instanceof MselPart.Input input) {
                return input.widget() == Widget.YES
                        || !input.usual().isEmpty()
                        || (value.isContainerNode()
                                ? value.isEmpty()
                                : value.asText().isBlank());
            }
            return value.isEmpty();
        });
    }

    private ObjectNode read(ObjectNode old, List<MselPart> parts, String at) {
        var now = old.deepCopy();
        for (var part : parts) {
            if (part instanceof MselPart.Input input) {
                set(now, old, input, at + "/" + input.key());
            } else if (part instanceof MselPart.Group group) {
                if (group.key().isEmpty()) {
                    now = read(now, group.parts(), at);
                } else if (group.isList()) {
                    now.set(group.key(), list(old.path(group.key()), group, at + "/" + group.key()));
                } else {
                    var child = old.path(group.key()) instanceof ObjectNode object ? object : now.objectNode();
                    now.set(group.key(), read(child, group.parts(), at + "/" + group.key()));
                }
            }
        }
        return now;
    }

    private ArrayNode list(JsonNode old, MselPart.Group group, String at) {
        var list = JsonNodeFactory.instance.arrayNode();
        for (var index : indices(at)) {
            var before = old.path(index) instanceof ObjectNode entry ? entry : list.objectNode();
            var entry = read(before, group.parts(), at + "/" + index);
            group.of().ifPresent(of -> renamed(of, before, entry));
            list.add(entry);
        }
        return list;
    }

    /** The entries that the form has, by their number in the fields' names. */
    private Set<Integer> indices(String at) {
        var prefix = "f" + at + "/";
        var indices = new TreeSet<Integer>();
        for (var name : sent.keySet()) {
            if (name.startsWith(prefix)) {
                var number = name.substring(prefix.length()).split("/", 2)[0];
                if (number.matches("[0-9]{1,3}") && indices.size() < MOST_ENTRIES) {
                    indices.add(Integer.valueOf(number));
                }
            }
        }
        return indices;
    }

    private void set(ObjectNode now, ObjectNode old, MselPart.Input input, String at) {
        var value = oneKindOfLineBreak(String.join("\n", sent.getOrDefault("f" + at, List.of())));
        switch (input.widget()) {
            case LINE, SHORT, TEXT -> text(now, input, value.strip());
            case CODE -> text(now, input, value.stripTrailing());
            case LINES ->
                texts(
                        now,
                        input.key(),
                        value.lines()
                                .map(String::strip)
                                .filter(line -> !line.isEmpty())
                                .toList());
            case SOME -> several(now, old, input.key(), sent.getOrDefault("f" + at, List.of()));
            case ONE -> one(now, old, input, value.strip());
            case YES -> yes(now, old, input.key(), !value.isEmpty());
        }
    }

    private static void text(ObjectNode now, MselPart.Input input, String text) {
        if (text.isBlank() && !input.required()) {
            now.remove(input.key());
        } else {
            now.put(input.key(), text);
        }
    }

    private static void one(ObjectNode now, ObjectNode old, MselPart.Input input, String value) {
        if (input.key().equals("onlyAfter")) {
            condition(now, value);
        } else if (value.isEmpty()) {
            if (input.key().equals("module")) {
                now.put("module", "");
            } else {
                now.remove(input.key());
            }
        } else if (!value.equals(input.usual()) || old.has(input.key())) {
            now.put(input.key(), value);
        }
    }

    /** Sent as {@code inject/option}. */
    private static void condition(ObjectNode now, String value) {
        var parts = value.split("/", 2);
        if (parts.length == 2) {
            now.putObject("onlyAfter").put("inject", parts[0]).put("option", parts[1]);
        } else {
            now.remove("onlyAfter");
        }
    }

    private static void yes(ObjectNode now, ObjectNode old, String key, boolean ticked) {
        if (!ticked || old.has(key)) {
            now.put(key, ticked);
        }
    }

    /** In the order in which they were written, when they are the same ones. */
    private static void several(ObjectNode now, ObjectNode old, String key, List<String> values) {
        var before = new HashSet<String>();
        old.path(key).forEach(value -> before.add(value.asText()));
        if (!before.equals(Set.copyOf(values)) || before.isEmpty()) {
            texts(now, key, values.stream().distinct().toList());
        }
    }

    private static void texts(ObjectNode now, String key, List<String> values) {
        if (values.isEmpty()) {
            now.remove(key);
        } else {
            var array = now.putArray(key);
            values.forEach(array::add);
        }
    }

    private static String oneKindOfLineBreak(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
