package io.drillmaster.pages;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.pages.view.Chip;
import io.drillmaster.pages.view.MselDraftPage;
import io.drillmaster.scenarios.msel.MselDocument;
import io.drillmaster.tabletop.authoring.MselEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** The list of a draft's injects, whatever is still missing in them. */
final class MselRunOfShow {
    private final String id;
    private final JsonNode tree;
    private final Function<String, List<Chip>> found;

    /** @param found what is found at a pointer and below */
    MselRunOfShow(String id, MselDocument document, Function<String, List<Chip>> found) {
        this.id = id;
        this.tree = document.tree();
        this.found = found;
    }

    List<MselDraftPage.Row> rows() {
        return IntStream.range(0, tree.path("injects").size())
                .mapToObj(this::row)
                .toList();
    }

    private MselDraftPage.Row row(int place) {
        var inject = tree.path("injects").get(place);
        var at = text(inject, "at");
        return new MselDraftPage.Row(
                place,
                MselEdit.mark(inject),
                MselEditor.home(id) + "/injects/" + (place + 1),
                or(text(inject, "id"), "?"),
                (at.isEmpty() ? "open" : at) + " · " + or(text(inject, "storyTime"), "no story time"),
                or(titled("modules", text(inject, "module"), "title"), "no module"),
                or(text(inject, "title"), "Without a title"),
                audience(inject),
                kind(inject) + " by " + or(text(inject, "channel"), "chat"),
                notes(inject),
                found.apply("/injects/" + place),
                place == 0,
                place == tree.path("injects").size() - 1);
    }

    private String audience(JsonNode inject) {
        return inject.path("to").isEmpty()
                ? "everybody"
                : StreamSupport.stream(inject.path("to").spliterator(), false)
                        .map(role -> titled("roles", role.asText(), "name"))
                        .collect(Collectors.joining(", "));
    }

    private static String kind(JsonNode inject) {
        if (inject.has("kind")) {
            return text(inject, "kind").replace('-', ' ');
        }
        if (!inject.has("decision")) {
            return "information";
        }
        return inject.at("/decision/options").isEmpty() ? "question" : "decision";
    }

    private static List<String> notes(JsonNode inject) {
        var notes = new ArrayList<String>();
        if (inject.has("onlyAfter")) {
            notes.add("only after " + inject.at("/onlyAfter/inject").asText() + " = "
                    + inject.at("/onlyAfter/option").asText());
        }
        if (inject.has("trigger")) {
            notes.add("released by " + text(inject, "trigger"));
        }
        if (inject.has("timer")) {
            notes.add("timer " + text(inject, "timer"));
        }
        return notes;
    }

    private String titled(String list, String wanted, String key) {
        for (var entry : tree.path(list)) {
            if (text(entry, "id").equals(wanted)) {
                return or(text(entry, key), wanted);
            }
        }
        return wanted;
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asText();
    }

    private static String or(String text, String otherwise) {
        return text.isBlank() ? otherwise : text;
    }
}
