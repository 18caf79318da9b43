package io.drillmaster.tabletop.authoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.common.Hashes;
import io.drillmaster.scenarios.msel.MselDocument;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Changes of a document that keep its parts together. An entry that is changed is named by its place and by {@link #mark},
 * since another window may have moved it meanwhile.
 */
public final class MselEdit {
    private static final int MARK = 16;
    private static final Pattern ENTRY = Pattern.compile("(/[A-Za-z0-9]{1,40}){1,9}/[0-9]{1,4}");

    private MselEdit() {}

    /** Tells two different values apart: what a form started from, and what is there now. */
    public static String mark(JsonNode value) {
        return Hashes.sha256(value.toString()).substring(0, MARK);
    }

    /** Where the inject with this mark is, first looked for at its old place; empty when it was changed or is gone. */
    public static Optional<Integer> place(MselDocument document, int place, String mark) {
        var injects = document.tree().path("injects");
        if (place >= 0 && place < injects.size() && mark(injects.get(place)).equals(mark)) {
            return Optional.of(place);
        }
        for (var i = 0; i < injects.size(); i++) {
            if (mark(injects.get(i)).equals(mark)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** An inject to be written, in the module and at the story time of the one before it. */
    public static ObjectNode fresh(MselDocument document, int at) {
        var injects = document.tree().path("injects");
        var before = injects.path(Math.min(at, injects.size()) - 1);
        var inject = document.tree().objectNode();
        inject.put("id", MselIds.next(injects, "TT-01"));
        inject.put("module", before.path("module").asText());
        inject.put("storyTime", before.path("storyTime").asText());
        return inject.put("from", "").put("title", "").put("body", "");
    }

    /** With the inject put in at this place, counted from 0. */
    public static MselDocument insert(MselDocument document, int at, ObjectNode inject) {
        var tree = document.tree();
        var injects = tree.withArray("injects");
        injects.insert(Math.min(at, injects.size()), inject);
        return finished(tree, List.of());
    }

    /** With a copy of the inject behind it, under the next free id. */
    public static MselDocument duplicate(MselDocument document, int at) {
        var injects = document.tree().path("injects");
        var copy = (ObjectNode) injects.get(at).deepCopy();
        return insert(document, at + 1, copy.put("id", MselIds.next(injects, "TT-01")));
    }

    /** {@link #moveIn} of the whole. */
    public static MselDocument move(MselDocument document, String pointer, int by) {
        var tree = document.tree();
        moveIn(tree, pointer, by);
        return MselDocument.of(tree);
    }

    /** {@link #removeIn} of the whole. What names the entry elsewhere stays, and is found by the check. */
    public static MselDocument remove(MselDocument document, String pointer) {
        var tree = document.tree();
        removeIn(tree, pointer);
        return MselDocument.of(tree);
    }

    /**
     * Puts the entry that the pointer names one place further up or down in its list, in place.
     *
     * @param by -1 or 1; at the end of the list nothing happens
     */
    public static void moveIn(ObjectNode tree, String pointer, int by) {
        if (listAround(tree, pointer) instanceof ArrayNode list) {
            var from = index(pointer);
            var to = from + by;
            if (from < list.size() && to >= 0 && to < list.size()) {
                var entry = list.remove(from);
                list.insert(to, entry);
            }
        }
    }

    /** Takes away the entry that the pointer names, in place. */
    public static void removeIn(ObjectNode tree, String pointer) {
        if (listAround(tree, pointer) instanceof ArrayNode list && index(pointer) < list.size()) {
            list.remove(index(pointer));
        }
    }

    /** A tree as a form left it: names follow the ids that were renamed, and what has no id gets one. */
    public static MselDocument finished(ObjectNode tree, List<Renaming> renamings) {
        Renaming.applyAll(renamings, tree);
        MselIds.fill(tree);
        return MselDocument.of(tree);
    }

    /** Nothing when the pointer names no entry of a list; it comes from a form, and may say anything. */
    private static JsonNode listAround(ObjectNode tree, String pointer) {
        return ENTRY.matcher(pointer).matches()
                ? tree.at(pointer.substring(0, pointer.lastIndexOf('/')))
                : MissingNode.getInstance();
    }

    private static int index(String pointer) {
        return Integer.parseInt(pointer.substring(pointer.lastIndexOf('/') + 1));
    }
}
