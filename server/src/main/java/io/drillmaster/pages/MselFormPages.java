package io.drillmaster.pages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.common.Problem;
import io.drillmaster.scenarios.ScenarioLibrary;
import io.drillmaster.scenarios.msel.MselDocument;
import io.drillmaster.tabletop.authoring.MselDraft;
import io.drillmaster.tabletop.authoring.MselDrafts;
import io.drillmaster.tabletop.authoring.MselEdit;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/**
 * The forms of a draft's parts. Whatever is sent is kept in the draft, with its errors; only what somebody changed in another
 * window is not replaced without asking, and then nothing that was typed is lost.
 */
public final class MselFormPages {
    private final MselDrafts drafts;
    private final MselEditor editor;
    private final MselFormRenderer forms;

    /** On the drafts, and the live scenarios that a tabletop can belong to. */
    public MselFormPages(MselDrafts drafts, ScenarioLibrary scenarios, Renderer renderer) {
        this.drafts = drafts;
        this.editor = new MselEditor(drafts, scenarios);
        this.forms = new MselFormRenderer(editor, renderer);
    }

    /** {@code GET /msels/{id}/edit/parts/{part}}. */
    public void section(Context context) {
        forms.page(context, part(context), editor.open(context).document(), null, null);
    }

    /** {@code GET /msels/{id}/edit/injects/{n}}; {@code new} with {@code ?after=n} is one that is not in the draft yet. */
    public void inject(Context context) {
        var document = editor.open(context).document();
        var part = part(context);
        if (part.isNew()) {
            var fresh = MselEdit.fresh(document, MselFormPart.after(context, document));
            forms.page(context, part, document, fresh, null);
            return;
        }
        if (part.value(document).isMissingNode()) {
            throw Problem.notFound("The draft has no such inject any more. Go back to the list.");
        }
        forms.page(context, part, document, null, null);
    }

    /** {@code POST} of either form. */
    public void keep(Context context) {
        var part = part(context);
        var kept = new Kept(part, Form.text(context, "mark"), context);
        try {
            var before = editor.open(context).revision();
            var draft =
                    drafts.change(MselEditor.person(context), MselEditor.id(context), part.did(context), kept::edit);
            if (draft.revision() != before) {
                MselEditor.kept(context, draft, part.said());
            }
            context.redirect(next(context, kept.at(), draft), HttpStatus.SEE_OTHER);
        } catch (Stale stale) {
            context.status(HttpStatus.CONFLICT);
            forms.page(context, stale.part, stale.document, stale.typed, stale.sentence);
        }
    }

    private static MselFormPart part(Context context) {
        return context.pathParamMap().containsKey("part")
                ? MselFormPart.section(context.pathParam("part"))
                : MselFormPart.inject(context.pathParam("n"));
    }

    private static String next(Context context, MselFormPart part, MselDraft draft) {
        var here = part.address(draft.id());
        var act = Form.text(context, "do").split(":", 2);
        var pointer = act.length == 2 ? act[1] : "";
        if (!pointer.isEmpty() && !MselFormPart.isPointer(pointer)) {
            return here;
        }
        return switch (act[0]) {
            case "add" -> {
                var size = MselFormPart.sizeAt(part.value(draft.document()), pointer);
                yield here + "?more=" + pointer + "#" + MselFormPresenter.elementOf(pointer + "/" + size);
            }
            case "remove" -> here + "#" + MselFormPresenter.elementOf(listOf(pointer));
            case "up" -> here + "#" + MselFormPresenter.elementOf(moved(pointer, -1));
            case "down" -> here + "#" + MselFormPresenter.elementOf(moved(pointer, 1));
            case "another" -> part.another(draft.id());
            case "next" -> part.following(draft.id(), draft.document());
            default -> part.isWrong(draft.document()) ? here : part.back(draft.id());
        };
    }

    private static String listOf(String pointer) {
        return pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
    }

    private static String moved(String pointer, int by) {
        return listOf(pointer) + "/" + (MselFormPart.index(pointer) + by);
    }

    /** What a form does to a document. A draft may ask twice, when another window changed it in between. */
    private static final class Kept {
        private final MselFormPart asked;
        private final String mark;
        private final Context context;
        private MselFormPart at;

        Kept(MselFormPart asked, String mark, Context context) {
            this.asked = asked;
            this.mark = mark;
            this.context = context;
            this.at = asked;
        }

        /** Where what was kept is now: another window may have moved it. */
        MselFormPart at() {
            return at;
        }

        MselDocument edit(MselDocument document) {
            var act = Form.text(context, "do").split(":", 2);
            if (asked.isNew()) {
                var place = MselFormPart.after(context, document);
                at = MselFormPart.inject(Integer.toString(place + 1));
                var reader = new MselFormReader(context.formParamMap(), "");
                var inject = changed(reader.read(MselEdit.fresh(document, place), asked.parts()), act);
                return MselEdit.insert(document, place, inject);
            }
            at = asked.found(document, mark).orElseThrow(() -> new Stale(asked, document, context));
            var old = (ObjectNode) at.value(document);
            var reader = new MselFormReader(context.formParamMap(), at.injectId(document));
            var now = reader.read(old, at.parts());
            at.renamed(reader, old, now);
            return MselEdit.finished(at.put(document, changed(now, act)), reader.renamings());
        }

        private ObjectNode changed(ObjectNode now, String[] act) {
            if (act.length == 2) {
                switch (act[0]) {
                    case "remove" -> MselEdit.removeIn(now, act[1]);
                    case "up" -> MselEdit.moveIn(now, act[1], -1);
                    case "down" -> MselEdit.moveIn(now, act[1], 1);
                    default -> {} // an entry that is added is there for writing only, until something is written
                }
            }
            MselFormReader.prune(now, asked.parts());
            return now;
        }
    }

    /** Somebody changed in another window what this form is about. */
    private static final class Stale extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient MselFormPart part;
        private final transient MselDocument document;
        private final transient ObjectNode typed;
        private final String sentence;

        Stale(MselFormPart asked, MselDocument document, Context context) {
            super(null, null, false, false);
            var now = asked.byId(document, Form.text(context, "opened"));
            var gone = now.isEmpty();
            this.part = gone ? MselFormPart.inject("new") : now.orElse(asked);
            this.document = document;
            var old = gone || !(part.value(document) instanceof ObjectNode value)
                    ? MselEdit.fresh(document, MselFormPart.after(context, document))
                    : value;
            this.typed = new MselFormReader(context.formParamMap(), "").read(old, part.parts());
            MselFormReader.prune(typed, part.parts());
            this.sentence = gone
                    ? "Somebody removed this inject in another window. What you typed is still here: keep it, and it is a"
                            + " new one."
                    : "This was changed in another window meanwhile. What you typed is still here: keep it, and it takes"
                            + " the place of what is there now.";
        }
    }
}
