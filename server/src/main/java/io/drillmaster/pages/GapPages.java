package io.drillmaster.pages;

import io.drillmaster.common.Problem;
import io.drillmaster.gap.Gap;
import io.drillmaster.gap.GapFilter;
import io.drillmaster.gap.GapId;
import io.drillmaster.gap.GapService;
import io.drillmaster.gap.GapStatus;
import io.drillmaster.gap.ProvedBy;
import io.drillmaster.identity.Role;
import io.drillmaster.pages.view.GapListPage;
import io.drillmaster.pages.view.NavItem;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All gaps, and how one is changed. */
public final class GapPages {
    private final GapService gaps;
    private final Renderer renderer;
    private final InstantSource clock;

    /** Days are UTC's. */
    public GapPages(GapService gaps, Renderer renderer, InstantSource clock) {
        this.gaps = gaps;
        this.renderer = renderer;
        this.clock = clock;
    }

    /** {@code GET /gaps}. */
    public void list(Context context) {
        var today = today();
        var wanted = context.queryParam("status");
        var shown = statuses(wanted == null ? "" : wanted);
        var counts = gaps.counts(today);
        var mayEdit = Visitor.account(context).role().includes(Role.MEMBER);
        var list = gaps.list(GapFilter.of(shown));
        var proofs = gaps.candidates(
                list.stream().filter(gap -> gap.status().unfinished()).toList());
        var rows = list.stream()
                .map(gap -> GapPresenter.row(gap, proofs.getOrDefault(gap.id(), List.of()), mayEdit, today, null))
                .toList();
        var filters = new ArrayList<GapListPage.Filter>();
        filters.add(filter("", "Not closed", counts.unfinished(), wanted));
        for (var status : List.of(GapStatus.OPEN, GapStatus.IN_PROGRESS, GapStatus.FIXED, GapStatus.CLOSED)) {
            filters.add(filter(status.name(), status.title(), counts.of(status), wanted));
        }
        filters.add(filter(GapStatus.SUGGESTED.name(), "Suggested", counts.of(GapStatus.SUGGESTED), wanted));
        var query = context.queryString();
        renderer.page(
                context,
                "Gaps",
                NavItem.GAPS,
                new GapListPage(
                        filters,
                        rows,
                        counts.overdue(),
                        counts.identified() + counts.of(GapStatus.SUGGESTED),
                        "/gaps" + (query == null ? "" : "?" + query)));
    }

    /** {@code POST /gaps/{gap}}. */
    public void change(Context context) {
        var text = context.pathParam("gap");
        var id = GapId.parse(text).orElseThrow(() -> Problem.notFound("There is no gap '" + text + "'."));
        var by = Visitor.account(context).login();
        var back = Form.ownPath(Form.text(context, "back"), "/gaps");
        try {
            var gap = gaps.get(id);
            var status = Form.text(context, "status");
            var proof = status.startsWith(GapPresenter.PROVED_BY)
                    ? ProvedBy.parse(status.substring(GapPresenter.PROVED_BY.length()))
                    : Optional.<ProvedBy>empty();
            var edit = gap.edit()
                    .owner(Form.text(context, "owner"))
                    .due(date(Form.text(context, "due")))
                    .status(proof.isPresent() ? gap.status() : status(status, gap));
            var unused = gaps.edit(id, edit, by);
            proof.ifPresent(named -> {
                var closed = gaps.close(id, named, by);
                assert closed.status() == GapStatus.CLOSED;
            });
            Flash.good(context, id + " is saved.");
        } catch (Problem problem) {
            Flash.bad(context, id + " was not changed. " + problem.sentence());
        }
        context.redirect(back, HttpStatus.SEE_OTHER);
    }

    static Optional<LocalDate> date(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            throw Problem.badField("due", "bad-date", "'" + text + "' is not a date. Give it as 2026-11-30.");
        }
    }

    private static GapStatus status(String text, Gap gap) {
        if (text.isEmpty()) {
            return gap.status();
        }
        try {
            return GapStatus.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw Problem.badField("status", "unknown-status", "'" + text + "' is no status of a gap.");
        }
    }

    private static Set<GapStatus> statuses(String wanted) {
        for (var status : GapStatus.values()) {
            if (status.name().equals(wanted)) {
                return Set.of(status);
            }
        }
        return EnumSet.of(GapStatus.OPEN, GapStatus.IN_PROGRESS, GapStatus.FIXED);
    }

    private static GapListPage.Filter filter(
            String status, String label, int count, @org.jspecify.annotations.Nullable String wanted) {
        return new GapListPage.Filter(
                status.isEmpty() ? "/gaps" : "/gaps?status=" + status,
                label,
                count,
                status.equals(wanted == null ? "" : wanted));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
