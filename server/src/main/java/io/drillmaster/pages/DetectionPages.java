package io.drillmaster.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drillmaster.common.Problem;
import io.drillmaster.drillpackages.detections.Detections;
import io.drillmaster.drillpackages.detections.RuleFile;
import io.drillmaster.drillpackages.detections.Signs;
import io.drillmaster.exercise.DrillSigns;
import io.drillmaster.pages.view.Command;
import io.drillmaster.pages.view.DetectionsPage;
import io.drillmaster.pages.view.Link;
import io.drillmaster.pages.view.NavItem;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.ExerciseState;
import io.drillmaster.plan.PlanStore;
import io.javalin.http.Context;

/** Rules for sensors: made for one exercise, whose packages they name. */
public final class DetectionPages {
    private static final String ARCHIVE = ".tar.gz";

    private final PlanStore plans;
    private final Signs server;
    private final Renderer renderer;

    /** {@code server} is what all drills of this server have in common. */
    public DetectionPages(PlanStore plans, Signs server, Renderer renderer) {
        this.plans = plans;
        this.server = server;
        this.renderer = renderer;
    }

    /** {@code GET /exercises/{id}/detections}. */
    public void show(Context context) {
        var exercise = exercise(context);
        var page = page(exercise, DrillSigns.of(exercise.plan(), server));
        renderer.page(context, "Detections for " + page.exercise().text(), NavItem.EXERCISES, page);
    }

    /** {@code GET /exercises/{id}/detections/{file}}: one file, or the archive of all. */
    public void file(Context context) {
        var exercise = exercise(context);
        var signs = DrillSigns.of(exercise.plan(), server);
        var asked = context.pathParam("file");
        if (asked.equals(Detections.name(signs) + ARCHIVE)) {
            attach(context, asked, "application/gzip", Detections.archive(signs, exercise.createdAt()));
            return;
        }
        var file = Detections.of(signs).stream()
                .filter(each -> each.filename().equals(asked))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("There is no file '" + asked + "' in this set of detections."));
        attach(
                context,
                file.filename(),
                "text/plain; charset=utf-8",
                file.text().getBytes(UTF_8));
    }

    private static void attach(Context context, String filename, String mediaType, byte[] content) {
        context.contentType(mediaType)
                .header("Content-Disposition", "attachment; filename=\"" + filename + "\"")
                .header("Cache-Control", "no-store")
                .result(content);
    }

    private static DetectionsPage page(Exercise exercise, Signs signs) {
        var href = "/exercises/" + exercise.plan().id();
        var base = href + "/detections/";
        var archive = Detections.name(signs) + ARCHIVE;
        var over = exercise.state() == ExerciseState.CLOSED || exercise.state() == ExerciseState.ABORTED;
        return new DetectionsPage(
                new Link(href, exercise.plan().id().toString()),
                over ? null : secret(exercise),
                new Link(base + archive, archive),
                Detections.of(signs).stream().map(file -> row(file, base)).toList());
    }

    private static String secret(Exercise exercise) {
        return "These files name the packages and tokens of " + exercise.plan().id()
                + ". Until the drill is revealed, whoever reads them knows the drill, and a sensor that has them was told"
                + " what to look for. Use them to rehearse. To measure a team, install the general set instead:"
                + " ./drillmaster detections.";
    }

    private static DetectionsPage.File row(RuleFile file, String base) {
        return new DetectionsPage.File(
                new Link(base + file.filename(), file.filename()),
                file.tool(),
                file.purpose(),
                new Command(file.filename(), file.text()));
    }

    private Exercise exercise(Context context) {
        var id = Form.exercise(context);
        return plans.find(id).orElseThrow(() -> Problem.notFound("There is no exercise " + id + "."));
    }
}
