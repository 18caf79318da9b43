package io.drillmaster.pages;

import io.drillmaster.common.Secrets;
import io.drillmaster.common.TabletopId;
import io.drillmaster.live.LiveHub;
import io.drillmaster.pages.view.NavItem;
import io.drillmaster.pages.view.TabletopPage;
import io.drillmaster.tabletop.Tabletops;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;

/** The console of a session, for those who run it. */
public final class TabletopConsolePages {
    private final Tabletops tabletops;
    private final LiveHub<TabletopId> live;
    private final Renderer renderer;
    private final String base;

    /** {@code base} is how phones reach this server, without a slash at its end. */
    public TabletopConsolePages(Tabletops tabletops, LiveHub<TabletopId> live, Renderer renderer, String base) {
        this.tabletops = tabletops;
        this.live = live;
        this.renderer = renderer;
        this.base = base;
    }

    /** {@code GET /tabletops/{id}}. */
    public void show(Context context) {
        var page = page(context);
        renderer.page(context, page.title(), NavItem.TABLETOPS, page);
    }

    /** {@code GET /tabletops/{id}/live}: the moving parts alone. */
    public void moving(Context context) {
        renderer.fragment(context, NavItem.TABLETOPS, page(context), "live");
    }

    /** {@code GET /tabletops/{id}/events}: says that something happened, and nothing of what. */
    public void events(SseClient browser) {
        var id = TabletopId.parse(browser.ctx().pathParam("id"));
        if (id.isEmpty() || !tabletops.isThere(id.get())) {
            browser.close();
            return;
        }
        live.watch(id.get(), browser);
    }

    private TabletopPage page(Context context) {
        var id = TabletopForm.id(context);
        return new TabletopPresenter(tabletops.console(id), tabletops.presence(id))
                .page(Secrets.urlSafe().substring(0, 12), door(tabletops, id, base));
    }

    /** How people come in to a session. */
    static TabletopPage.Door door(Tabletops tabletops, TabletopId id, String base) {
        var row = tabletops.row(id);
        var code = row.phase().isOpen() ? row.code().orElse(null) : null;
        var link = code == null ? null : base + "/join/" + code;
        return new TabletopPage.Door(
                code, link, TabletopPresenter.qr(link), tabletops.console(id).locked());
    }
}
