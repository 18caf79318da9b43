package io.drillmaster.pages;

import io.drillmaster.common.Problem;
import io.drillmaster.pages.view.Chip;
import io.drillmaster.pages.view.MselEditPage;
import io.drillmaster.pages.view.MselPage;
import io.drillmaster.pages.view.NavItem;
import io.drillmaster.pages.view.Tone;
import io.drillmaster.scenarios.Finding;
import io.drillmaster.scenarios.ScenarioException;
import io.drillmaster.scenarios.msel.MselLoader;
import io.drillmaster.tabletop.authoring.MselDraft;
import io.drillmaster.tabletop.authoring.MselDrafts;
import io.drillmaster.tabletop.authoring.MselLibraryService;
import io.drillmaster.tabletop.authoring.MselSummary;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tabletops as text: written, checked, saved, and carried over to the form and back. */
public final class MselTextPages {
    private static final Pattern ID_LINE = Pattern.compile("(?m)^id:[ \\t]*[\"']?([A-Z0-9-]+)");

    private final MselLibraryService library;
    private final MselDrafts drafts;
    private final Renderer renderer;

    /** On the tabletops that sessions are played from, and what people are writing on them. */
    public MselTextPages(MselLibraryService library, MselDrafts drafts, Renderer renderer) {
        this.library = library;
        this.drafts = drafts;
        this.renderer = renderer;
    }

    /** {@code GET /msels/{id}/edit/text}: the text of the draft, or of the version in use. */
    public void edit(Context context) {
        var draft = drafts.open(MselEditor.person(context), context.pathParam("id"));
        var findings = library.check(draft.yaml());
        var playable = findings.stream().noneMatch(Finding::isError);
        edit(
                context,
                draft.id(),
                draft.yaml(),
                new Text(draft.base(), draft.revision(), ""),
                null,
                draft.isBegun() ? findings : List.of(),
                draft.isBegun(),
                playable ? MselPresenter.preview(MselLoader.load(draft.yaml(), "text")) : null);
    }

    /**
     * {@code POST /msels}: checks the text, takes it to the form, or saves it as the next version. Nothing that was typed is
     * lost in any case.
     */
    public void save(Context context) {
        var id = Form.text(context, "id");
        var yaml = Form.secret(context, "yaml");
        var text = new Text(
                MselPages.number(Form.text(context, "readFrom")),
                revision(Form.text(context, "revision")),
                Form.text(context, "note"));
        try {
            switch (Form.text(context, "do")) {
                case "form" -> {
                    var draft = drafts.keepText(
                            MselEditor.person(context), yaml, text.basis(id, yaml), text.basisRevision(id, yaml));
                    context.redirect(MselEditor.home(draft.id()), HttpStatus.SEE_OTHER);
                }
                case "save" -> {
                    var saved = library.save(yaml, text.basis(id, yaml), MselEditor.person(context), text.note());
                    drafts.forget(MselEditor.person(context), saved.msel().id());
                    Flash.good(
                            context,
                            saved.msel().id() + " is saved as version "
                                    + saved.summary().version() + ".");
                    context.redirect("/msels/" + saved.msel().id(), HttpStatus.SEE_OTHER);
                }
                default -> checked(context, id, yaml, text, null);
            }
        } catch (Problem problem) {
            context.status(problem.status());
            var now = problem.code().equals("draft-changed")
                    ? text.at(drafts.open(MselEditor.person(context), id).revision())
                    : text;
            checked(context, id, yaml, now, problem.sentence());
        }
    }

    /** What a text was written from, and what its author says of it. A text with another id is a new tabletop. */
    private record Text(int readFrom, int revision, String note) {
        int basis(String id, String yaml) {
            return isOf(id, yaml) ? readFrom : MselLibraryService.NEW;
        }

        int basisRevision(String id, String yaml) {
            return isOf(id, yaml) ? revision : 0;
        }

        Text at(int now) {
            return new Text(readFrom, now, note);
        }

        private static boolean isOf(String id, String yaml) {
            return id.isEmpty()
                    || ID_LINE.matcher(yaml)
                            .results()
                            .allMatch(line -> line.group(1).equals(id));
        }
    }

    /** A text that came as a file; it is shown for saving, not saved. */
    void imported(Context context, String yaml) {
        String id;
        try {
            id = MselLoader.load(yaml, "file").id();
        } catch (ScenarioException refused) {
            checked(
                    context,
                    "",
                    yaml,
                    new Text(MselLibraryService.NEW, 0, ""),
                    "The file cannot be saved yet; see the list below.");
            return;
        }
        var readFrom = library.list().stream()
                .filter(summary -> summary.id().equals(id))
                .map(MselSummary::version)
                .findFirst()
                .orElse(MselLibraryService.NEW);
        var own = drafts.of(MselEditor.person(context)).stream()
                .filter(draft -> draft.id().equals(id))
                .findFirst();
        checked(
                context,
                id,
                yaml,
                new Text(readFrom, own.map(MselDraft::revision).orElse(0), "imported"),
                own.isEmpty()
                        ? null
                        : "You have a draft of " + id + ". The form would go on with this text instead of it.");
    }

    private void checked(Context context, String id, String yaml, Text text, @Nullable String wrong) {
        var findings = library.check(yaml);
        var playable = findings.stream().noneMatch(Finding::isError);
        edit(
                context,
                id,
                yaml,
                text,
                wrong,
                findings,
                true,
                playable ? MselPresenter.preview(MselLoader.load(yaml, "text")) : null);
    }

    private void edit(
            Context context,
            String id,
            String yaml,
            Text text,
            @Nullable String wrong,
            List<Finding> findings,
            boolean checked,
            MselPage.@Nullable Preview preview) {
        renderer.page(
                context,
                id.isEmpty() ? "New tabletop" : "Edit " + id,
                NavItem.SCENARIOS,
                new MselEditPage(
                        id,
                        yaml,
                        text.readFrom(),
                        text.revision(),
                        text.note(),
                        wrong,
                        findings.stream().map(MselTextPages::line).toList(),
                        checked,
                        preview));
    }

    private static MselEditPage.Line line(Finding finding) {
        return new MselEditPage.Line(
                finding.line(),
                finding.isError() ? new Chip("Error", Tone.BAD) : new Chip("Warning", Tone.WARN),
                finding.message());
    }

    /** Of the draft; one that is not there yet has none. */
    private static int revision(String text) {
        return text.isEmpty() ? 0 : MselPages.number(text);
    }
}
