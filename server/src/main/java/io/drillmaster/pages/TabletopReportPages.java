package io.drillmaster.pages;

import io.drillmaster.common.Problem;
import io.drillmaster.common.Secrets;
import io.drillmaster.gap.GapService;
import io.drillmaster.identity.Role;
import io.drillmaster.pages.view.NavItem;
import io.drillmaster.pages.view.TabletopReportPage;
import io.drillmaster.tabletop.Phase;
import io.drillmaster.tabletop.Tabletops;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The report of a session, to read, to print and to keep as text. */
public final class TabletopReportPages {
    private final Tabletops tabletops;
    private final GapService gaps;
    private final Renderer renderer;
    private final InstantSource clock;

    /** For the sessions of this server. Days are UTC's. */
    public TabletopReportPages(Tabletops tabletops, GapService gaps, Renderer renderer, InstantSource clock) {
        this.tabletops = tabletops;
        this.gaps = gaps;
        this.renderer = renderer;
        this.clock = clock;
    }

    /** {@code GET /tabletops/{id}/report}. */
    public void show(Context context) {
        show(context, null);
    }

    /** The same after a form of its improvement plan was refused. */
    void show(Context context, TabletopPlanPresenter.@Nullable Refused refused) {
        var page = page(context, refused, true);
        renderer.page(context, "Report of " + page.id(), NavItem.TABLETOPS, page);
    }

    /** {@code GET /tabletops/{id}/report.md}. */
    public void markdown(Context context) {
        var page = page(context, null, false);
        context.contentType("text/markdown; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"" + page.id() + "-report.md\"")
                .header("Cache-Control", "no-store")
                .result(TabletopReportMarkdown.of(page));
    }

    /** It tells the story to its end, so that until then only those who run sessions read it. */
    private TabletopReportPage page(Context context, TabletopPlanPresenter.@Nullable Refused refused, boolean forms) {
        var view = tabletops.console(TabletopForm.id(context));
        var member = Visitor.account(context).role().includes(Role.MEMBER);
        if (view.phase() != Phase.CLOSED && !member) {
            throw Problem.forbidden("not-closed", "The session is not over yet. Its report can be read afterwards.");
        }
        gaps.draft(view.id()); // evaluators may have rated something since it was closed
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new TabletopReport(view, tabletops.feedback(view.id()))
                .page(
                        new TabletopPlanPresenter(view, gaps, member, today).plan(refused),
                        forms && member ? Secrets.urlSafe().substring(0, 12) : null);
    }
}
