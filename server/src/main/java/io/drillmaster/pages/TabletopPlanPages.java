package io.drillmaster.pages;

import io.drillmaster.common.Problem;
import io.drillmaster.gap.Acceptance;
import io.drillmaster.gap.Gap;
import io.drillmaster.gap.GapId;
import io.drillmaster.gap.GapService;
import io.drillmaster.gap.GapStatus;
import io.drillmaster.gap.NewGap;
import io.drillmaster.gap.Origin;
import io.drillmaster.verdict.GapCategory;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How the improvement plan of a session is written: suggestions are accepted or dropped, gaps are added. */
public final class TabletopPlanPages {
    private static final Set<String> FIELDS = Set.of("title", "task", "owner", "due");

    private final GapService gaps;
    private final TabletopReportPages report;

    /** {@code report} is shown again when a form is refused, with what was typed. */
    public TabletopPlanPages(GapService gaps, TabletopReportPages report) {
        this.gaps = gaps;
        this.report = report;
    }

    /** {@code POST /tabletops/{id}/plan/suggestions/{gap}}. */
    public void decide(Context context) {
        var suggestion = suggestion(context);
        var id = suggestion.id();
        if (suggestion.status() != GapStatus.SUGGESTED) {
            Flash.bad(
                    context,
                    id + " was decided meanwhile: it is “" + suggestion.status().title() + "”. Nothing was changed.");
            back(context);
            return;
        }
        var by = Visitor.account(context).login();
        var decision = Form.text(context, "decision");
        if (decision.equals("drop")) {
            var dropped = gaps.drop(id, by, "Dropped in the improvement plan");
            Flash.good(context, "Dropped: " + dropped.title() + ". The list of gaps still has it under “Dropped”.");
            back(context);
            return;
        }
        if (!decision.equals("accept")) {
            throw Problem.badField(
                    "decision", "unknown-decision", "'" + decision + "' is no decision: accept it or drop it.");
        }
        try {
            var gap =
                    gaps.accept(id, new Acceptance(Form.text(context, "title"), category(context), task(context)), by);
            Flash.good(context, gap.id() + " is a gap now. Give it an owner and a date.");
            back(context);
        } catch (Problem problem) {
            refuse(context, Optional.of(id), problem);
        }
    }

    /** {@code POST /tabletops/{id}/plan/gaps}. */
    public void add(Context context) {
        try {
            var gap = gaps.add(
                    new NewGap(
                            new Origin.Table(TabletopForm.id(context), task(context), List.of()),
                            category(context),
                            Form.text(context, "title"),
                            "",
                            Form.text(context, "owner"),
                            GapPages.date(Form.text(context, "due"))),
                    Visitor.account(context).login());
            Flash.good(context, gap.id() + " is added.");
            back(context);
        } catch (Problem problem) {
            refuse(context, Optional.empty(), problem);
        }
    }

    private void refuse(Context context, Optional<GapId> suggestion, Problem problem) {
        if (problem.place().filter(FIELDS::contains).isEmpty()) {
            throw problem; // of no field that the form shows
        }
        context.status(problem.status());
        report.show(
                context,
                new TabletopPlanPresenter.Refused(
                        suggestion,
                        Form.text(context, "title"),
                        Form.text(context, "category"),
                        Form.text(context, "task"),
                        Form.text(context, "owner"),
                        Form.text(context, "due"),
                        problem));
    }

    /** The suggestion that the path names, which has to be one of the session that it names. */
    private Gap suggestion(Context context) {
        var session = TabletopForm.id(context);
        var text = context.pathParam("gap");
        return GapId.parse(text)
                .map(gaps::get)
                .filter(gap -> gap.origin().tabletop().filter(session::equals).isPresent())
                .orElseThrow(() -> Problem.notFound(session + " has no suggestion '" + text + "'."));
    }

    private static Optional<String> task(Context context) {
        return Optional.of(Form.text(context, "task")).filter(task -> !task.isEmpty());
    }

    private static GapCategory category(Context context) {
        return ReviewPages.category(Form.text(context, "category"));
    }

    private static void back(Context context) {
        context.redirect("/tabletops/" + TabletopForm.id(context) + "/report#plan", HttpStatus.SEE_OTHER);
    }
}
