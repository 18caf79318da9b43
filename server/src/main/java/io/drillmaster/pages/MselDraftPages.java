package io.drillmaster.pages;

import io.drillmaster.common.Problem;
import io.drillmaster.pages.view.MselDraftPage;
import io.drillmaster.pages.view.NavItem;
import io.drillmaster.scenarios.Finding;
import io.drillmaster.scenarios.msel.MselDocument;
import io.drillmaster.tabletop.authoring.MselDrafts;
import io.drillmaster.tabletop.authoring.MselEdit;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** A draft as a whole: its run of show, what the check found, saving it, taking changes back, throwing it away. */
public final class MselDraftPages {
    private final MselDrafts drafts;
    private final Renderer renderer;

    /** On the drafts of everybody. */
    public MselDraftPages(MselDrafts drafts, Renderer renderer) {
        this.drafts = drafts;
        this.renderer = renderer;
    }

    /** {@code GET /msels/{id}/edit}. */
    public void show(Context context) {
        var draft = drafts.open(MselEditor.person(context), MselEditor.id(context));
        try {
            page(context, draft.document(), "", null);
        } catch (Problem onlyText) {
            if (!onlyText.code().equals("tabletop-only-text")) {
                throw onlyText;
            }
            Flash.bad(context, onlyText.sentence());
            context.redirect(MselEditor.home(draft.id()) + "/text", HttpStatus.SEE_OTHER);
        }
    }

    /** {@code POST /msels/{id}/edit/run-of-show}: an inject is moved, copied or removed. */
    public void act(Context context) {
        var id = MselEditor.id(context);
        var was = MselEditor.number(context, "place");
        var mark = Form.text(context, "mark");
        var act = RunOfShowAct.of(Form.text(context, "do"));
        var at = new int[] {was};
        try {
            var before = drafts.open(MselEditor.person(context), id);
            var name = before.document()
                    .tree()
                    .path("injects")
                    .path(was)
                    .path("id")
                    .asText();
            var draft = drafts.change(MselEditor.person(context), id, name + " " + act.did(), document -> {
                at[0] = MselEdit.place(document, was, mark)
                        .orElseThrow(() -> Problem.conflict(
                                "inject-changed",
                                "Nothing was done: the inject was changed in another window meanwhile, or is gone. Look at"
                                        + " the list as it is now."));
                return act.on(document, at[0]);
            });
            if (draft.revision() != before.revision()) {
                MselEditor.kept(context, draft, name + " " + act.did() + ".");
            }
            context.redirect(MselEditor.home(id) + act.anchor(at[0], size(draft.document())), HttpStatus.SEE_OTHER);
        } catch (Problem problem) {
            Flash.bad(context, problem.sentence());
            context.redirect(MselEditor.home(id) + "#injects", HttpStatus.SEE_OTHER);
        }
    }

    /** {@code POST /msels/{id}/edit/publish}: the draft becomes the next version. */
    public void publish(Context context) {
        var person = MselEditor.person(context);
        var id = MselEditor.id(context);
        var note = Form.text(context, "note");
        var document = drafts.open(person, id).document();
        var errors = document.findings().stream().filter(Finding::isError).count();
        if (errors > 0) {
            context.status(HttpStatus.BAD_REQUEST);
            page(
                    context,
                    document,
                    note,
                    (errors == 1 ? "One error keeps it" : errors + " errors keep it")
                            + " from being saved; what is wrong stands below, with links. Warnings keep nothing from being"
                            + " saved. Your draft is kept.");
            return;
        }
        try {
            var saved = drafts.publish(person, id, note);
            Flash.good(context, id + " is saved as version " + saved.summary().version() + ".");
            context.redirect("/msels/" + id, HttpStatus.SEE_OTHER);
        } catch (Problem problem) {
            context.status(problem.status());
            page(context, document, note, problem.sentence() + " Your draft is kept.");
        }
    }

    /** {@code POST /msels/{id}/edit/take-over}: the draft goes on from the version that somebody else saved. */
    public void takeOver(Context context) {
        var id = MselEditor.id(context);
        try {
            var draft = drafts.takeOver(MselEditor.person(context), id);
            MselEditor.kept(context, draft, "Your changes stand on top of version " + draft.base() + " now.");
        } catch (Problem problem) {
            Flash.bad(context, problem.sentence());
        }
        context.redirect(MselEditor.home(id), HttpStatus.SEE_OTHER);
    }

    /** {@code POST /msels/{id}/edit/undo/{revision}}. */
    public void undo(Context context) {
        var person = MselEditor.person(context);
        var id = MselEditor.id(context);
        try {
            drafts.undo(person, id, revision(context));
            Flash.good(context, "Taken back.");
        } catch (Problem problem) {
            Flash.bad(context, problem.sentence());
        }
        context.redirect(isThere(person, id) ? MselEditor.home(id) : "/msels", HttpStatus.SEE_OTHER);
    }

    /** {@code POST /msels/{id}/edit/discard}. */
    public void discard(Context context) {
        var person = MselEditor.person(context);
        var id = MselEditor.id(context);
        try {
            var revision = drafts.discard(person, id);
            Flash.undoable(
                    context,
                    "Your draft of " + id + " is thrown away.",
                    MselEditor.home(id) + "/undo/" + revision,
                    "Undo");
        } catch (Problem problem) {
            Flash.bad(context, problem.sentence());
        }
        context.redirect(isThere(person, id) ? "/msels/" + id : "/msels", HttpStatus.SEE_OTHER);
    }

    /** {@code GET /msels/{id}/edit/preview}; {@code ?role=soc} as that role reads it. */
    public void preview(Context context) {
        var id = MselEditor.id(context);
        var document = drafts.open(MselEditor.person(context), id).document();
        var role = context.queryParam("role");
        var page = MselPreviewPresenter.page(id, document, role == null ? "" : role);
        if (page.isEmpty()) {
            Flash.bad(context, "It cannot be played yet, so there is nothing to look at. Put the errors right first.");
            context.redirect(MselEditor.home(id) + "#findings", HttpStatus.SEE_OTHER);
            return;
        }
        renderer.page(context, "Preview · " + id, NavItem.SCENARIOS, page.get());
    }

    private void page(Context context, MselDocument document, String note, @Nullable String wrong) {
        var person = MselEditor.person(context);
        var id = MselEditor.id(context);
        var draft = drafts.open(person, id);
        MselDraftPage page = new MselDraftPresenter(draft, document)
                .page(drafts.inUse(id), drafts.othersThan(person, id), drafts.overtaken(draft), note, wrong);
        renderer.page(context, "Edit " + id, NavItem.SCENARIOS, page);
    }

    private boolean isThere(String person, String id) {
        return drafts.inUse(id).isPresent()
                || drafts.of(person).stream().anyMatch(draft -> draft.id().equals(id));
    }

    private static int size(MselDocument document) {
        return document.tree().path("injects").size();
    }

    private static int revision(Context context) {
        var text = context.pathParam("revision");
        if (!text.matches("[0-9]{1,9}")) {
            throw Problem.notFound("There is no step '" + text + "' of this draft.");
        }
        return Integer.parseInt(text);
    }
}
