package io.drillmaster.pages;

import io.drillmaster.common.Problem;
import io.drillmaster.identity.Role;
import io.drillmaster.pages.view.Field;
import io.drillmaster.pages.view.FieldError;
import io.drillmaster.pages.view.Moment;
import io.drillmaster.pages.view.NavItem;
import io.drillmaster.pages.view.TabletopListPage;
import io.drillmaster.pages.view.TabletopNewPage;
import io.drillmaster.scenarios.msel.Msel;
import io.drillmaster.tabletop.Phase;
import io.drillmaster.tabletop.TabletopRow;
import io.drillmaster.tabletop.Tabletops;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The list of tabletop sessions, and how one is made. */
public final class TabletopPages {
    private final Tabletops tabletops;
    private final Supplier<List<Msel>> library;
    private final TabletopDrills drills;
    private final Renderer renderer;

    /** {@code library} gives the events lists that can be played. */
    public TabletopPages(Tabletops tabletops, Supplier<List<Msel>> library, TabletopDrills drills, Renderer renderer) {
        this.tabletops = tabletops;
        this.library = library;
        this.drills = drills;
        this.renderer = renderer;
    }

    /** {@code GET /tabletops}. */
    public void list(Context context) {
        var member = Visitor.account(context).role().includes(Role.MEMBER);
        var rows = tabletops.list().stream().map(row -> row(row, member)).toList();
        renderer.page(context, "Tabletops", NavItem.TABLETOPS, new TabletopListPage(rows, member));
    }

    /** {@code GET /tabletops/new}. */
    public void form(Context context) {
        var wanted = context.queryParam("msel");
        form(context, wanted == null ? "" : wanted, "", Field.EMPTY, List.of());
    }

    /** {@code POST /tabletops}. */
    public void create(Context context) {
        var title = Form.text(context, "title");
        var wanted = Form.text(context, "msel");
        var drill = Form.text(context, "drill");
        var msel = library.get().stream()
                .filter(there -> there.id().equals(wanted))
                .findFirst();
        if (msel.isEmpty()) {
            refuse(context, wanted, drill, Field.of(title), new FieldError("msel-0", "Choose what is played."));
            return;
        }
        try {
            var played = drills.played(msel.get(), drill);
            var id = tabletops.create(
                    title.isEmpty() ? msel.get().title() : title,
                    played.msel(),
                    Visitor.account(context).login(),
                    played.beside());
            Flash.good(context, id + " is ready. Open its lobby when people may come in.");
            context.redirect("/tabletops/" + id, HttpStatus.SEE_OTHER);
        } catch (Problem problem) {
            var field = problem.place().orElse("title");
            refuse(
                    context,
                    wanted,
                    drill,
                    field.equals("title") ? new Field(title, problem.sentence()) : Field.of(title),
                    new FieldError(field, problem.sentence()));
        }
    }

    private void refuse(Context context, String msel, String drill, Field title, FieldError error) {
        context.status(HttpStatus.BAD_REQUEST);
        form(context, msel, drill, title, List.of(error));
    }

    private void form(Context context, String chosen, String drill, Field title, List<FieldError> errors) {
        var options = library.get().stream()
                .map(msel -> new TabletopNewPage.Option(
                        msel.id(),
                        msel.title(),
                        msel.summary(),
                        Words.round(msel.duration()),
                        TabletopWords.counted(msel.injects().size(), "inject"),
                        msel.roles().stream().map(Msel.PlayerRole::name).collect(Collectors.joining(", ")),
                        msel.id().equals(chosen)))
                .toList();
        renderer.page(
                context,
                "New tabletop",
                NavItem.TABLETOPS,
                new TabletopNewPage(title, options, drills.choices(drill), errors));
    }

    private TabletopListPage.Row row(TabletopRow row, boolean member) {
        var over = row.phase() == Phase.CLOSED;
        var report = "/tabletops/" + row.id() + "/report";
        return new TabletopListPage.Row(
                row.id().toString(),
                row.title(),
                row.mselId() + " v" + row.mselVersion(),
                TabletopWords.phase(row.phase()),
                row.people() == 1 ? "1 person" : row.people() + " people",
                "made by " + row.createdBy() + ", "
                        + Moment.toTheMinute(row.createdAt()).text(),
                member ? "/tabletops/" + row.id() : over ? report : null,
                over ? report : null);
    }
}
