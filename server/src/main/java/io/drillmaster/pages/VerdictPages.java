package io.drillmaster.pages;

import io.drillmaster.common.Problem;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.pages.view.NavItem;
import io.drillmaster.plan.PlanStore;
import io.drillmaster.verdict.Verdicts;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** What the verdict of an exercise was at some time. */
public final class VerdictPages {
    private final PlanStore plans;
    private final EvidenceStore evidence;
    private final Verdicts verdicts;
    private final Renderer renderer;

    /** On the shared log. */
    public VerdictPages(PlanStore plans, EvidenceStore evidence, Verdicts verdicts, Renderer renderer) {
        this.plans = plans;
        this.evidence = evidence;
        this.verdicts = verdicts;
        this.renderer = renderer;
    }

    /** {@code GET /exercises/{id}/verdicts/{number}}; a number that said nothing new leads to the one that did. */
    public void show(Context context) {
        var id = Form.exercise(context);
        var exercise = plans.find(id).orElseThrow(() -> Problem.notFound("There is no exercise " + id + "."));
        var number = (int) Math.min(Integer.MAX_VALUE, Form.number(context, "number"));
        var presenter = new VerdictPresenter(exercise.plan(), evidence.of(id), verdicts.changes(id));
        var verdict = presenter
                .toldBy(number)
                .orElseThrow(() -> Problem.notFound("There is no verdict " + number + " of " + id + "."));
        if (verdict.number() != number) {
            context.redirect("/exercises/" + id + "/verdicts/" + verdict.number(), HttpStatus.SEE_OTHER);
            return;
        }
        var page = presenter.page(verdict);
        renderer.page(context, page.name() + " of " + id, NavItem.EXERCISES, page);
    }
}
