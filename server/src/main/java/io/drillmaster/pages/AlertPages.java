package io.drillmaster.pages;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Problem;
import io.drillmaster.evidence.AttributionLevel;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.evidence.Fact;
import io.drillmaster.exercise.Statements;
import io.drillmaster.identity.Role;
import io.drillmaster.pages.view.NavItem;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Every alert, whichever exercise it belongs to, or none, and how a person judges it. */
public final class AlertPages {
    private static final String HERE = "/alerts";

    private final AlertListing alerts;
    private final EvidenceStore evidence;
    private final Statements statements;
    private final Renderer renderer;

    /** Shows this listing; judgements are statements on the shared log. */
    public AlertPages(AlertListing alerts, EvidenceStore evidence, Statements statements, Renderer renderer) {
        this.alerts = alerts;
        this.evidence = evidence;
        this.statements = statements;
        this.renderer = renderer;
    }

    /** {@code GET /alerts}. */
    public void list(Context context) {
        var may = Visitor.account(context).role().includes(Role.MEMBER);
        renderer.page(context, "Alerts", NavItem.ALERTS, alerts.page(AlertQuery.of(context.queryParamMap()), may));
    }

    /** {@code POST /alerts/{row}/confirm}: the alert belongs to the exercise; {@code both} for a further exercise. */
    public void confirm(Context context) {
        judge(context, AttributionLevel.STRONG);
    }

    /** {@code POST /alerts/{row}/reject}. */
    public void reject(Context context) {
        judge(context, AttributionLevel.REJECTED);
    }

    /** {@code POST /alerts/{row}/undo}: takes back what a person said of an alert; the row is that statement. */
    public void undo(Context context) {
        var id = Form.row(context, "row");
        var row = evidence.find(id)
                .filter(found ->
                        found.fact() instanceof Fact.Attributed && found.actor().isPresent())
                .orElseThrow(() -> Problem.notFound("No person said that of an alert."));
        var unused = statements.retract(
                row.exercise().orElseThrow(), id, Visitor.account(context).login(), "Undone on the page of alerts");
        Flash.good(context, "Undone. All numbers are worked out again.");
        back(context);
    }

    private void judge(Context context, AttributionLevel level) {
        var wanted = Form.text(context, "exercise");
        var exercise = ExerciseId.parse(wanted)
                .orElseThrow(() -> Problem.badField(
                        "exercise", "no-exercise", "'" + wanted + "' is no exercise; write it as EX-0007."));
        var alert = Form.row(context, "row");
        var both = !Form.text(context, "both").isEmpty();
        try {
            var said = say(context, exercise, alert, level, both);
            Flash.undoable(
                    context,
                    "The alert " + (level == AttributionLevel.STRONG ? "counts for " : "does not count for ") + exercise
                            + ". All numbers are worked out again.",
                    "/alerts/" + said + "/undo?back=" + URLEncoder.encode(ownPath(context), StandardCharsets.UTF_8),
                    "Undo");
        } catch (Problem problem) {
            Flash.bad(context, "Nothing was said of the alert. " + problem.sentence());
        }
        back(context);
    }

    private UUID say(Context context, ExerciseId exercise, UUID alert, AttributionLevel level, boolean both) {
        var by = Visitor.account(context).login();
        var reason = "A person " + (level == AttributionLevel.STRONG ? "confirmed" : "rejected") + " it.";
        return both
                ? statements.attributeToBoth(exercise, alert, by, reason)
                : statements.attribute(exercise, alert, level, by, reason);
    }

    private static void back(Context context) {
        context.redirect(ownPath(context), HttpStatus.SEE_OTHER);
    }

    /** Back to the list as it was filtered. */
    private static String ownPath(Context context) {
        var form = Form.text(context, "back");
        var query = context.queryParam("back");
        return Form.ownPath(form.isEmpty() && query != null ? query : form, HERE);
    }
}
