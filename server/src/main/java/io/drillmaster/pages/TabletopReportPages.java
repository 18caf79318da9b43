package io.drillmaster.pages;

import io.drillmaster.common.Problem;
import io.drillmaster.common.Secrets;
import io.drillmaster.identity.Role;
import io.drillmaster.pages.view.NavItem;
import io.drillmaster.pages.view.TabletopReportPage;
import io.drillmaster.tabletop.Phase;
import io.drillmaster.tabletop.Tabletops;
import io.javalin.http.Context;

/** The report of a session, to read, to print and to keep as text. */
public final class TabletopReportPages {
    private final Tabletops tabletops;
    private final Renderer renderer;

    /** For the sessions of this server. */
    public TabletopReportPages(Tabletops tabletops, Renderer renderer) {
        this.tabletops = tabletops;
        this.renderer = renderer;
    }

    /** {@code GET /tabletops/{id}/report}. */
    public void show(Context context) {
        var page = page(context, true);
        renderer.page(context, "Report of " + page.id(), NavItem.TABLETOPS, page);
    }

    /** {@code GET /tabletops/{id}/report.md}. */
    public void markdown(Context context) {
        var page = page(context, false);
        context.contentType("text/markdown; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"" + page.id() + "-report.md\"")
                .header("Cache-Control", "no-store")
                .result(TabletopReportMarkdown.of(page));
    }

    /** It tells the story to its end, so that until then only those who run sessions read it. */
    private TabletopReportPage page(Context context, boolean forms) {
        var view = tabletops.console(TabletopForm.id(context));
        var member = Visitor.account(context).role().includes(Role.MEMBER);
        if (view.phase() != Phase.CLOSED && !member) {
            throw Problem.forbidden("not-closed", "The session is not over yet. Its report can be read afterwards.");
        }
        return new TabletopReport(view, tabletops.feedback(view.id()))
                .page(forms && member ? Secrets.urlSafe().substring(0, 12) : null);
    }
}
