package io.drillmaster.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.pages.view.Link;
import io.drillmaster.pages.view.MselFormPage;
import io.drillmaster.pages.view.NavItem;
import io.drillmaster.scenarios.msel.MselDocument;
import io.drillmaster.tabletop.authoring.MselEdit;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows the form of a draft's part, filled with the draft or with what was typed. */
final class MselFormRenderer {
    private final MselEditor editor;
    private final Renderer renderer;

    MselFormRenderer(MselEditor editor, Renderer renderer) {
        this.editor = editor;
        this.renderer = renderer;
    }

    /**
     * Answers with the form.
     *
     * @param typed what stands in the form in place of what the draft has
     * @param wrong what it was refused for
     */
    void page(
            Context context,
            MselFormPart part,
            MselDocument document,
            @Nullable ObjectNode typed,
            @Nullable String wrong) {
        var id = MselEditor.id(context);
        var there = part.isNew() ? document.tree().missingNode() : part.value(document);
        var value = typed == null ? there : typed;
        var place = part.isNew() ? MselFormPart.after(context, document) : part.place();
        // What is typed and not kept yet is checked in its place, so that findings are about what is seen.
        var shown = typed == null || part.isNew() ? document : MselDocument.of(part.put(document, typed));
        var findings = shown.findings();
        var more = context.queryParam("more");
        var presenter = new MselFormPresenter(
                editor.offers(shown, place),
                more == null ? "" : more,
                part.pointer(),
                part.isNew() ? List.of() : findings);
        var items = presenter.items(value, part.parts());
        var rest = presenter.rest(part.section().map(MselSection::keys).orElse(List.of()));
        var heading = heading(part, there);
        renderer.page(
                context,
                heading + " · " + id,
                NavItem.SCENARIOS,
                new MselFormPage(
                        id,
                        heading,
                        part.section().map(MselSection::lead).orElse("One piece of news, or a question to players."),
                        MselEditor.bar(id, document.findings()),
                        part.address(id),
                        part.isNew() ? "" : MselEdit.mark(there),
                        there.path("id").asText(),
                        part.isNew() ? Integer.toString(place) : "",
                        wrong,
                        rest,
                        items,
                        part.isInject() ? "Keep, then add another" : null,
                        part.isInject()
                                        && !part.isNew()
                                        && place + 1
                                                < document.tree()
                                                        .path("injects")
                                                        .size()
                                ? "Keep, then the next"
                                : null,
                        part.back(id),
                        part.isNew() ? List.of() : followers(id, document, there)));
    }

    private static String heading(MselFormPart part, JsonNode there) {
        if (part.isNew()) {
            return "New inject";
        }
        return part.section().map(MselSection::title).orElseGet(() -> {
            var title = there.path("title").asText();
            return there.path("id").asText() + (title.isBlank() ? "" : " " + title);
        });
    }

    /** What hangs on the inject's decision: the other end of its options. */
    private static List<Link> followers(String id, MselDocument document, JsonNode inject) {
        var links = new ArrayList<Link>();
        var injects = document.tree().path("injects");
        for (var i = 0; i < injects.size(); i++) {
            var after = injects.get(i).path("onlyAfter");
            if (inject.has("id") && after.path("inject").equals(inject.path("id"))) {
                links.add(new Link(
                        MselEditor.home(id) + "/injects/" + (i + 1),
                        "After “" + label(inject, after.path("option").asText()) + "”: "
                                + injects.get(i).path("id").asText() + " "
                                + injects.get(i).path("title").asText()));
            }
        }
        return links;
    }

    private static String label(JsonNode inject, String option) {
        for (var one : inject.at("/decision/options")) {
            if (one.path("id").asText().equals(option)) {
                return one.path("label").asText();
            }
        }
        return option;
    }
}
