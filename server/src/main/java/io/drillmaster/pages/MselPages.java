package io.drillmaster.pages;

import io.drillmaster.common.Problem;
import io.drillmaster.identity.Role;
import io.drillmaster.pages.view.Chip;
import io.drillmaster.pages.view.Field;
import io.drillmaster.pages.view.MselEditPage;
import io.drillmaster.pages.view.MselListPage;
import io.drillmaster.pages.view.MselPage;
import io.drillmaster.pages.view.NavItem;
import io.drillmaster.pages.view.Tone;
import io.drillmaster.scenarios.Finding;
import io.drillmaster.scenarios.ScenarioException;
import io.drillmaster.scenarios.msel.MselLoader;
import io.drillmaster.scenarios.msel.MselWorkbook;
import io.drillmaster.scenarios.msel.MselYaml;
import io.drillmaster.tabletop.authoring.MselDraft;
import io.drillmaster.tabletop.authoring.MselDrafts;
import io.drillmaster.tabletop.authoring.MselLibraryService;
import io.drillmaster.tabletop.authoring.MselSummary;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tabletops as written down: read, written, checked, exported and imported. */
public final class MselPages {
    private static final long LARGEST = 2L * 1024 * 1024;
    private static final Pattern ID_LINE = Pattern.compile("(?m)^id:[ \\t]*[\"']?([A-Z0-9-]+)");
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final MselLibraryService library;
    private final MselDrafts drafts;
    private final Renderer renderer;

    /** On the tabletops that sessions are played from, and what people are writing on them. */
    public MselPages(MselLibraryService library, MselDrafts drafts, Renderer renderer) {
        this.library = library;
        this.drafts = drafts;
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
                        drafts.open(MselEditor.person(context), version.msel().id()).isBegun(),
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
                number(Form.text(context, "readFrom")),
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
            return id.isEmpty() || ID_LINE.matcher(yaml).results().allMatch(line -> line.group(1).equals(id));
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
            list(context, new Field("", "Choose an .xlsx or .yaml file that is not empty and has at most 2 MiB."), Field.EMPTY);
            return;
        }
        try {
            var yaml = file.filename().toLowerCase(Locale.ROOT).endsWith(".xlsx")
                    ? MselYaml.write(MselWorkbook.read(bytes(file), file.filename()))
                    : new String(bytes(file), StandardCharsets.UTF_8);
            imported(context, yaml);
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

    private void imported(Context context, String yaml) {
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
                own.isEmpty() ? null : "You have a draft of " + id + ". The form would go on with this text instead of it.");
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
                        findings.stream().map(MselPages::line).toList(),
                        checked,
                        preview));
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
                context, "Tabletop stories", NavItem.SCENARIOS, new MselListPage(rows, own, mayWrite(context), file, blank));
    }

    private static MselEditPage.Line line(Finding finding) {
        return new MselEditPage.Line(
                finding.line(),
                finding.isError() ? new Chip("Error", Tone.BAD) : new Chip("Warning", Tone.WARN),
                finding.message());
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

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Problem.badInput(
                    "bad-version", "'" + text + "' is no version. Open the tabletop again and start from there.");
        }
    }

    /** Of the draft; one that is not there yet has none. */
    private static int revision(String text) {
        return text.isEmpty() ? 0 : number(text);
    }

    private static byte[] bytes(UploadedFile file) {
        try (var content = file.content()) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the uploaded file could not be read", e);
        }
    }
}
