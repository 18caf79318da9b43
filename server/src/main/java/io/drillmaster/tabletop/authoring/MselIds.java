package io.drillmaster.tabletop.authoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Gives ids to whatever in a tree has none, so that nobody has to think of them. */
final class MselIds {
    private static final Pattern NUMBERED = Pattern.compile("(.*?)([0-9]{1,6})");
    private static final int LONGEST_WORD = 24;

    private MselIds() {}

    /** In place. */
    static void fill(ObjectNode tree) {
        words(entries(tree.path("roles")), "name", "role");
        numbers(entries(tree.path("modules")), "M1");
        numbers(entries(tree.path("injects")), "TT-01");
        for (var inject : entries(tree.path("injects"))) {
            words(entries(inject.at("/decision/options")), "label", "option");
        }
        var objectives = entries(tree.path("objectives"));
        numbers(objectives, "OBJ-1");
        var targets = objectives.stream()
                .flatMap(objective -> entries(objective.path("targets")).stream())
                .toList();
        numbers(targets, "CT-1");
        var tasks = new HashSet<String>();
        targets.forEach(target -> tasks.addAll(ids(entries(target.path("tasks")))));
        for (var target : targets) {
            for (var task : entries(target.path("tasks"))) {
                if (hasNone(task)) {
                    task.put("id", free(target.path("id").asText() + ".1", tasks));
                    tasks.add(task.path("id").asText());
                }
            }
        }
    }

    /** The next id after these, in the form of the last one: {@code TT-17} after {@code TT-16}. */
    static String next(JsonNode array, String first) {
        var all = entries(array);
        var last = all.isEmpty() ? "" : all.get(all.size() - 1).path("id").asText();
        return free(NUMBERED.matcher(last).matches() ? last : first, new HashSet<>(ids(all)));
    }

    private static void numbers(List<ObjectNode> entries, String first) {
        var taken = new HashSet<>(ids(entries));
        var like = entries.stream()
                .map(entry -> entry.path("id").asText())
                .filter(id -> NUMBERED.matcher(id).matches())
                .reduce((one, next) -> next)
                .orElse(first);
        for (var entry : entries) {
            if (hasNone(entry)) {
                entry.put("id", free(like, taken));
                taken.add(entry.path("id").asText());
            }
        }
    }

    private static void words(List<ObjectNode> entries, String from, String otherwise) {
        var taken = new HashSet<>(ids(entries));
        for (var entry : entries) {
            if (hasNone(entry)) {
                var word = word(entry.path(from).asText());
                var base = word.isEmpty() ? otherwise : word;
                entry.put("id", taken.contains(base) || word.isEmpty() ? free(base + "-1", taken) : base);
                taken.add(entry.path("id").asText());
            }
        }
    }

    /** Counts the number at the end up until nobody has it; its leading zeros stay. */
    private static String free(String like, Set<String> taken) {
        var form = NUMBERED.matcher(like);
        if (!form.matches()) {
            return like;
        }
        var number = Integer.parseInt(form.group(2));
        var id = like;
        while (taken.contains(id)) {
            number++;
            id = form.group(1) + String.format(Locale.ROOT, "%0" + form.group(2).length() + "d", number);
        }
        return id;
    }

    private static String word(String text) {
        var words = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return words.length() <= LONGEST_WORD
                ? words
                : words.substring(0, LONGEST_WORD).replaceAll("-[^-]*$", "");
    }

    private static boolean hasNone(JsonNode entry) {
        return entry.path("id").asText().isBlank();
    }

    private static List<String> ids(List<ObjectNode> entries) {
        return entries.stream()
                .map(entry -> entry.path("id").asText())
                .filter(id -> !id.isBlank())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<ObjectNode> entries(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .toList();
    }
}
