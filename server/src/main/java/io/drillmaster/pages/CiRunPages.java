package io.drillmaster.pages;

import io.drillmaster.alert.CiRun;
import io.drillmaster.canary.ProbeKeys;
import io.drillmaster.common.Problem;
import io.drillmaster.exercise.Statements;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Who says that a CI run is an exercise's: a person, or a step of the run itself. */
public final class CiRunPages {
    private static final int LONGEST = 4_096;

    private final Statements statements;
    private final ProbeKeys keys;

    /** A step of a run shows the key that the exercise's probes have. */
    public CiRunPages(Statements statements, ProbeKeys keys) {
        this.statements = statements;
        this.keys = keys;
    }

    /** {@code POST /exercises/{id}/ci-runs}. */
    public void byPerson(Context context) {
        var id = Form.exercise(context);
        try {
            var run = run(Form.text(context, "run"));
            var row = statements.tieCiRun(
                    id, run, Optional.of(Visitor.account(context).login()));
            Flash.undoable(
                    context,
                    "What the CI system tells of " + run + " belongs to " + id + " from now on.",
                    "/exercises/" + id + "/rows/" + row + "/take-back",
                    "Undo");
        } catch (Problem problem) {
            Flash.bad(context, "The run was not tied. " + problem.sentence());
        }
        context.redirect("/exercises/" + id, HttpStatus.SEE_OTHER);
    }

    /** {@code POST /probe/{key}/ci-run}: the body is the run, or the address of its page. */
    public void byStep(Context context) throws IOException {
        var target = keys.exerciseOf(context.pathParam("key"))
                .orElseThrow(() -> Problem.notFound("This probe key is unknown, was withdrawn or has ended. Make a new"
                        + " one on the exercise's page."));
        var body = context.req().getInputStream().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            throw Problem.tooLarge("A CI run is told in at most " + LONGEST + " bytes.");
        }
        var run = run(new String(body, StandardCharsets.UTF_8).strip());
        var unused = statements.tieCiRun(target.exercise(), run, Optional.empty());
        context.contentType("text/plain; charset=utf-8")
                .header("Cache-Control", "no-store")
                .result("tied=" + run + "\n");
    }

    private static CiRun run(String text) {
        return CiRun.parse(text)
                .orElseThrow(() -> Problem.badField(
                        "run",
                        "ci-run",
                        "'" + (text.length() > 100 ? text.substring(0, 100) + "…" : text)
                                + "' is no CI run; write github:owner/repo:123, gitlab:group/project:123 or the address"
                                + " of the run's page."));
    }
}
