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
import org.jspecify.annotations.Nullable;

/** Tabletops as written down: read, written, checked, exported and imported. */
public final class MselPages {
    private static final long LARGEST = 2L * 1024 * 1024;
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final MselLibraryService library;
    private final Renderer renderer;

    /** On the tabletops that sessions are played from. */
    public MselPages(MselLibraryService library, Renderer renderer) {
        this.library = library;
        this.renderer = renderer;
    }

    /** {@code GET /msels}. */
    public void list(Context context) {
        list(context, Field.EMPTY);
    }

    /** {@code GET /msels/{id}}. */
    public void show(Context context) {
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
                        mayWrite(context)));
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

    /** {@code GET /msels/{id}/edit}. */
    public void edit(Context context) {
        var version = library.get(context.pathParam("id"));
        edit(
                context,
                version.msel().id(),
                version.yaml(),
                version.summary().version(),
                "",
                null,
                List.of(),
                false,
                MselPresenter.preview(version.msel()));
    }

    /** {@code POST /msels}: checks the text, or saves it as the next version. Nothing that was typed is lost either way. */
    public void save(Context context) {
        var id = Form.text(context, "id");
        var yaml = Form.secret(context, "yaml");
        var readFrom = number(Form.text(context, "readFrom"));
        var note = Form.text(context, "note");
        if (Form.text(context, "do").equals("check")) {
            checked(context, id, yaml, readFrom, note, null);
            return;
        }
        try {
            var saved = library.save(yaml, readFrom, Visitor.account(context).login(), note);
            Flash.good(
                    context,
                    saved.msel().id() + " is saved as version "
                            + saved.summary().version() + ".");
            context.redirect("/msels/" + saved.msel().id(), HttpStatus.SEE_OTHER);
        } catch (Problem problem) {
            context.status(problem.status());
            checked(context, id, yaml, readFrom, note, problem.sentence());
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
            list(context, new Field("", "Choose an .xlsx or .yaml file that is not empty and has at most 2 MiB."));
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
                                            .orElse("")));
        }
    }

    private void imported(Context context, String yaml) {
        String id;
        try {
            id = MselLoader.load(yaml, "file").id();
        } catch (ScenarioException refused) {
            checked(context, "", yaml, MselLibraryService.NEW, "", "The file cannot be saved yet; see the list below.");
            return;
        }
        var readFrom = library.list().stream()
                .filter(summary -> summary.id().equals(id))
                .map(MselSummary::version)
                .findFirst()
                .orElse(MselLibraryService.NEW);
        checked(context, id, yaml, readFrom, "imported", null);
    }

    private void checked(Context context, String id, String yaml, int readFrom, String note, @Nullable String wrong) {
        var findings = library.check(yaml);
        var playable = findings.stream().noneMatch(Finding::isError);
        edit(
                context,
                id,
                yaml,
                readFrom,
                note,
                wrong,
                findings,
                true,
                playable ? MselPresenter.preview(MselLoader.load(yaml, "text")) : null);
    }

    private void edit(
            Context context,
            String id,
            String yaml,
            int readFrom,
            String note,
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
                        readFrom,
                        note,
                        wrong,
                        findings.stream().map(MselPages::line).toList(),
                        checked,
                        preview));
    }

    private void list(Context context, Field file) {
        var rows = library.list().stream()
                .map(summary -> new MselListPage.Row(
                        "/msels/" + summary.id(),
                        summary.id(),
                        summary.title(),
                        saved(summary),
                        new Chip(summary.shipped() ? "shipped" : "your own", Tone.NEUTRAL)))
                .toList();
        renderer.page(context, "Tabletop stories", NavItem.SCENARIOS, new MselListPage(rows, mayWrite(context), file));
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

    private static byte[] bytes(UploadedFile file) {
        try (var content = file.content()) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the uploaded file could not be read", e);
        }
    }
}
