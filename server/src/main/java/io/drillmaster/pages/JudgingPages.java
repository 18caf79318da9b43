package io.drillmaster.pages;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Problem;
import io.drillmaster.evidence.Visibility;
import io.drillmaster.exercise.Statements;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.UUID;

/** What people say of an exercise beside their first response. Each can be undone right after it was said. */
public final class JudgingPages {
    private final Statements statements;

    /** On the shared log. */
    public JudgingPages(Statements statements) {
        this.statements = statements;
    }

    /** {@code POST /exercises/{id}/paged}. */
    public void paged(Context context) {
        var id = Form.exercise(context);
        said(context, id, "Noted: a page reached you.", statements.paged(id, login(context), note(context)));
    }

    /** {@code POST /exercises/{id}/contain}. */
    public void contain(Context context) {
        var id = Form.exercise(context);
        var row = statements.contained(id, login(context), Form.text(context, "done"));
        said(context, id, "Noted: it is contained.", row);
    }

    /** {@code POST /exercises/{id}/visibility}. */
    public void visibility(Context context) {
        var id = Form.exercise(context);
        var row = statements.visibility(id, login(context), reached(context), note(context));
        said(context, id, "Noted how far its traces got.", row);
    }

    /** {@code POST /exercises/{id}/invalidate}. */
    public void invalidate(Context context) {
        var id = Form.exercise(context);
        var row = statements.invalidate(id, login(context), Form.text(context, "reason"));
        said(context, id, "The exercise is declared invalid. It counts in no rate and no curve.", row);
    }

    private static Visibility reached(Context context) {
        try {
            return Visibility.valueOf(Form.text(context, "reached"));
        } catch (IllegalArgumentException e) {
            throw Problem.badField("reached", "unknown-step", "Choose how far its traces got.");
        }
    }

    private static void said(Context context, ExerciseId id, String sentence, UUID row) {
        Flash.undoable(context, sentence, "/exercises/" + id + "/rows/" + row + "/take-back", "Undo");
        context.redirect("/exercises/" + id, HttpStatus.SEE_OTHER);
    }

    private static String note(Context context) {
        return Form.text(context, "note");
    }

    private static String login(Context context) {
        return Visitor.account(context).login();
    }
}
