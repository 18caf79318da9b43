package io.drillmaster.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.common.Problem;
import io.drillmaster.scenarios.Finding;
import io.drillmaster.scenarios.msel.MselDocument;
import io.drillmaster.tabletop.authoring.MselEdit;
import io.drillmaster.tabletop.authoring.Renaming;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/**
 * What a form is about: a section of the tabletop, an inject of it, or one that is still to be.
 *
 * @param section absent for an inject
 * @param place of the inject, from 0; -1 for one that is still to be
 */
record MselFormPart(Optional<MselSection> section, int place) {
    static MselFormPart section(String name) {
        return new MselFormPart(Optional.of(MselSection.of(name)), -1);
    }

    /** @param number from 1, or {@code new} */
    static MselFormPart inject(String number) {
        if (number.equals("new")) {
            return new MselFormPart(Optional.empty(), -1);
        }
        if (!number.matches("[1-9][0-9]{0,3}")) {
            throw Problem.notFound("There is no inject '" + number + "'.");
        }
        return new MselFormPart(Optional.empty(), Integer.parseInt(number) - 1);
    }

    /** Where a new inject goes, from 0: behind the one that is named, or at the end. */
    static int after(Context context, MselDocument document) {
        var after = context.queryParam("after");
        var wanted = after == null ? Form.text(context, "after") : after;
        var size = document.tree().path("injects").size();
        return wanted.matches("[0-9]{1,4}") ? Math.min(Integer.parseInt(wanted), size) : size;
    }

    static int index(String pointer) {
        var last = pointer.substring(pointer.lastIndexOf('/') + 1);
        return last.matches("[0-9]{1,4}") ? Integer.parseInt(last) : 0;
    }

    /** How many entries the list has that a form's button names; none when there is no such list. */
    static int sizeAt(JsonNode value, String pointer) {
        return isPointer(pointer) ? value.at(pointer).size() : 0;
    }

    /** Whether it is one that a button can have; what a form sends may say anything. */
    static boolean isPointer(String text) {
        return text.matches("(/[A-Za-z0-9]{1,40}){1,9}");
    }

    boolean isInject() {
        return section.isEmpty();
    }

    boolean isNew() {
        return section.isEmpty() && place < 0;
    }

    List<MselPart> parts() {
        return section.map(MselSection::parts).orElse(MselInjectForm.PARTS);
    }

    /** Where it is in the tabletop. */
    String pointer() {
        return section.isPresent() ? "" : "/injects/" + place;
    }

    /** Only the keys that the form has; missing when there is no such inject. */
    JsonNode value(MselDocument document) {
        var tree = document.tree();
        return section.<JsonNode>map(part -> tree.retain(part.keys())).orElseGet(() -> tree.at(pointer()));
    }

    /** The tree with this value in its place. */
    ObjectNode put(MselDocument document, ObjectNode value) {
        var tree = document.tree();
        if (section.isEmpty()) {
            tree.withArray("injects").set(place, value);
            return tree;
        }
        for (var key : section.get().keys()) {
            if (value.has(key)) {
                tree.set(key, value.get(key));
            } else {
                tree.remove(key);
            }
        }
        return tree;
    }

    /** Where what had this mark is now; empty when it was changed. */
    Optional<MselFormPart> found(MselDocument document, String mark) {
        if (section.isPresent()) {
            return MselEdit.mark(value(document)).equals(mark) ? Optional.of(this) : Optional.empty();
        }
        return MselEdit.place(document, place, mark).map(at -> new MselFormPart(section, at));
    }

    /** The inject that has the id now; a section is where it always is. */
    Optional<MselFormPart> byId(MselDocument document, String id) {
        if (section.isPresent()) {
            return Optional.of(this);
        }
        var injects = document.tree().path("injects");
        for (var i = 0; i < injects.size(); i++) {
            if (injects.get(i).path("id").asText().equals(id)) {
                return Optional.of(new MselFormPart(section, i));
            }
        }
        return Optional.empty();
    }

    String injectId(MselDocument document) {
        return section.isPresent() ? "" : value(document).path("id").asText();
    }

    void renamed(MselFormReader reader, ObjectNode old, ObjectNode now) {
        if (section.isEmpty()) {
            reader.renamed(Renaming.Of.INJECT, old, now);
        }
    }

    /** What it is to whoever takes the change back. */
    String did(Context context) {
        return section.map(part -> "“" + part.title() + "” changed").orElseGet(() -> {
            var id = Form.text(context, "f/id");
            return id.isEmpty() ? "an inject added" : id + (isNew() ? " added" : " changed");
        });
    }

    String said() {
        return "Kept in your draft.";
    }

    boolean isWrong(MselDocument document) {
        return document.findings().stream()
                .filter(Finding::isError)
                .anyMatch(finding -> section.isPresent()
                        ? section.get().keys().stream().anyMatch(key -> within(finding.pointer(), "/" + key))
                        : within(finding.pointer(), pointer()));
    }

    String address(String id) {
        return MselEditor.home(id)
                + section.map(part -> "/parts/" + part.path())
                        .orElseGet(() -> "/injects/" + (isNew() ? "new" : place + 1));
    }

    /** Where it stands in the list that it is part of. */
    String back(String id) {
        return MselEditor.home(id)
                + section.map(part -> "#part-" + part.path())
                        .orElseGet(() -> isNew() ? "#injects" : "#inject-" + place);
    }

    String another(String id) {
        return MselEditor.home(id) + "/injects/new?after=" + (place + 1);
    }

    /** The form of the next inject, or the list. */
    String following(String id, MselDocument document) {
        return place + 1 < document.tree().path("injects").size()
                ? MselEditor.home(id) + "/injects/" + (place + 2)
                : back(id);
    }

    private static boolean within(String pointer, String around) {
        return pointer.equals(around) || pointer.startsWith(around + "/");
    }
}
