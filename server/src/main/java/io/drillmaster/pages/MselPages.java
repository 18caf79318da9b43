package io.drillmaster.pages;

import io.drillmaster.common.Problem;
import io.drillmaster.identity.Role;
import io.drillmaster.pages.view.Chip;
import io.drillmaster.pages.view.Field;
import io.drillmaster.pages.view.MselListPage;
import io.drillmaster.pages.view.MselPage;
import io.drillmaster.pages.view.NavItem;
import io.drillmaster.pages.view.Tone;
import io.drillmaster.scenarios.Finding;
import io.drillmaster.scenarios.ScenarioException;
import io.drillmaster.scenarios.msel.MselWorkbook;
import io.drillmaster.scenarios.msel.MselYaml;
import io.drillmaster.tabletop.authoring.MselDrafts;
import io.drillmaster.tabletop.authoring.MselLibraryService;
import io.drillmaster.tabletop.authoring.MselSummary;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Tabletops as written down: read, exported, imported, copied, gone back to. */
public final class MselPages {
    private static final long LARGEST = 2L * 1024 * 1024;
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final MselLibraryService library;
    private final MselDrafts drafts;
    private final MselTextPages text;
    private final Renderer renderer;

    /** On the tabletops that sessions are played from, and what people are writing on them; imports are shown as text. */
    public MselPages(MselLibraryService library, MselDrafts drafts, MselTextPages text, Renderer renderer) {
        this.library = library;
        this.drafts = drafts;
        this.text = text;
        this.renderer = renderer;
    }

    /** {@code GET /msels}. */
    public void list(Context context) {
        list(context, Field.EMPTY, Field.EMPTY);
    }

    /** {@code POST /msels/blank}: a draft of a new tabletop with nothing in it. */
    public void blank(Context context) {
        var id = Form.text(context, "blank");
        try {
            var draft = drafts.blank(MselEditor.person(context), id);
            context.redirect(MselEditor.home(draft.id()), HttpStatus.SEE_OTHER);
        } catch (Problem problem) {
            context.status(problem.status());
            list(context, Field.EMPTY, new Field(id, problem.sentence()));
        }
    }

    /** {@code GET /msels/{id}}. */
    public void show(Context context) {
        show(context, Field.EMPTY);
    }

    /** {@code POST /msels/{id}/copy}: a draft of a new tabletop, with what this one says. */
    public void copy(Context context) {
        var from = context.pathParam("id");
        var id = Form.text(context, "copy");
        try {
            var draft = drafts.copy(MselEditor.person(context), from, id);
            Flash.good(context, "This is your own " + id + " now. Save it when it is right.");
            context.redirect(MselEditor.home(draft.id()), HttpStatus.SEE_OTHER);
        } catch (Problem problem) {
            context.status(problem.status());
            show(context, new Field(id, problem.sentence()));
        }
    }

    private void show(Context context, Field copy) {
        var version = library.get(context.pathParam("id"));
        var current = version.summary().version();
        var versions = library.history(version.summary().id()).stream()
                .map(summary -> new MselPage.Version(
                        summary.version(), saved(summary), summary.note(), summary.version() != current))
                .toList();
        renderer.page(
                context,
                version.msel().title(),
                NavItem.SCENARIOS,
                new MselPage(
                        version.msel().id(),
                        version.msel().title(),
                        "version " + current,
                        MselPresenter.facts(version.msel()),
                        MselPresenter.preview(version.msel()),
                        versions,
                        current,
                        mayWrite(context),
                        drafts.open(MselEditor.person(context), version.msel().id())
                                .isBegun(),
                        copy));
    }

    /** {@code GET /msels/{id}/file/{name}}: the tabletop as {@code .yaml} or {@code .xlsx}. */
    public void file(Context context) {
        var version = library.get(context.pathParam("id"));
        var name = version.msel().id() + "-v" + version.summary().version();
        context.header("Cache-Control", "no-store").header("X-Content-Type-Options", "nosniff");
        switch (context.pathParam("name")) {
            case "yaml" ->
                context.contentType("application/yaml; charset=utf-8")
                        .header("Content-Disposition", "attachment; filename=\"" + name + ".yaml\"")
                        .result(version.yaml());
            case "xlsx" ->
                context.contentType(XLSX)
                        .header("Content-Disposition", "attachment; filename=\"" + name + ".xlsx\"")
                        .result(MselWorkbook.write(version.msel()));
            default -> throw Problem.notFound("A tabletop is there as yaml and as xlsx.");
        }
    }

    /** {@code POST /msels/{id}/restore}: an older version's text becomes the next one. */
    public void restore(Context context) {
        var id = context.pathParam("id");
        try {
            var saved = library.restore(
                    id,
                    number(Form.text(context, "version")),
                    number(Form.text(context, "readFrom")),
                    Visitor.account(context).login());
            Flash.good(context, "Version " + saved.summary().version() + " says what that version said.");
        } catch (Problem problem) {
            Flash.bad(context, problem.sentence());
        }
        context.redirect("/msels/" + id, HttpStatus.SEE_OTHER);
    }

    /** {@code POST /msels/import}: a spreadsheet or a file; it is shown for saving, not saved. */
    public void importFile(Context context) {
        var file = context.isMultipartFormData() ? context.uploadedFile("file") : null;
        if (file == null || file.size() == 0 || file.size() > LARGEST) {
            context.status(HttpStatus.BAD_REQUEST);
            list(
                    context,
                    new Field("", "Choose an .xlsx or .yaml file that is not empty and has at most 2 MiB."),
                    Field.EMPTY);
            return;
        }
        try {
            var yaml = file.filename().toLowerCase(Locale.ROOT).endsWith(".xlsx")
                    ? MselYaml.write(MselWorkbook.read(bytes(file), file.filename()))
                    : new String(bytes(file), StandardCharsets.UTF_8);
            text.imported(context, yaml);
        } catch (ScenarioException refused) {
            context.status(HttpStatus.BAD_REQUEST);
            list(
                    context,
                    new Field(
                            "",
                            "The spreadsheet was not taken. "
                                    + refused.findings().stream()
                                            .limit(20)
                                            .map(Finding::toString)
                                            .reduce((one, next) -> one + " " + next)
                                            .orElse("")),
                    Field.EMPTY);
        }
    }

    private void list(Context context, Field file, Field blank) {
        var rows = library.list().stream()
                .map(summary -> new MselListPage.Row(
                        "/msels/" + summary.id(),
                        summary.id(),
                        summary.title(),
                        saved(summary),
                        new Chip(summary.shipped() ? "shipped" : "your own", Tone.NEUTRAL)))
                .toList();
        var own = drafts.of(MselEditor.person(context)).stream()
                .map(draft -> new MselListPage.Row(
                        MselEditor.home(draft.id()),
                        draft.id(),
                        "Go on with your draft of " + draft.id(),
                        "last change: " + draft.did(),
                        new Chip("draft", Tone.INFO)))
                .toList();
        renderer.page(
                context,
                "Tabletop stories",
                NavItem.SCENARIOS,
                new MselListPage(rows, own, mayWrite(context), file, blank));
    }

    private static String saved(MselSummary summary) {
        return "version " + summary.version()
                + (summary.shipped()
                        ? ", came with the program"
                        : ", saved by " + summary.savedBy()
                                + summary.savedAt()
                                        .map(at -> " on " + at.toString().substring(0, 10))
                                        .orElse(""));
    }

    private static boolean mayWrite(Context context) {
        return Visitor.account(context).role().includes(Role.MEMBER);
    }

    /** A version that a form carries. */
    static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Problem.badInput(
                    "bad-version", "'" + text + "' is no version. Open the tabletop again and start from there.");
        }
    }

    private static byte[] bytes(UploadedFile file) {
        try (var content = file.content()) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the uploaded file could not be read", e);
        }
    }
}
