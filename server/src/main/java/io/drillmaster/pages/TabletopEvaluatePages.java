package io.drillmaster.pages;

import io.drillmaster.common.Problem;
import io.drillmaster.common.Secrets;
import io.drillmaster.pages.view.Choice;
import io.drillmaster.pages.view.NavItem;
import io.drillmaster.pages.view.TabletopEvaluatePage;
import io.drillmaster.tabletop.ConsoleView;
import io.drillmaster.tabletop.Rating;
import io.drillmaster.tabletop.RecordEvent;
import io.drillmaster.tabletop.Tabletops;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import java.util.stream.Stream;

/** Where evaluators write down what they see of the critical tasks. */
public final class TabletopEvaluatePages {
    private final Tabletops tabletops;
    private final Renderer renderer;

    /** For the sessions of this server. */
    public TabletopEvaluatePages(Tabletops tabletops, Renderer renderer) {
        this.tabletops = tabletops;
        this.renderer = renderer;
    }

    /** {@code GET /tabletops/{id}/evaluate}. */
    public void show(Context context) {
        renderer.page(context, "Evaluate", NavItem.TABLETOPS, page(context));
    }

    /** {@code GET /tabletops/{id}/evaluate/live}: the moving parts alone. */
    public void moving(Context context) {
        renderer.fragment(context, NavItem.TABLETOPS, page(context), "live");
    }

    /** {@code POST /tabletops/{id}/observations}. The server says what the exercise clock shows. */
    public void rate(Context context) {
        var id = TabletopForm.id(context);
        var inject = Form.text(context, "inject");
        var key = Form.text(context, "request");
        var unused = tabletops.act(
                id,
                TabletopForm.staff(context),
                key.isEmpty() ? null : key,
                new RecordEvent.Rated(
                        Form.text(context, "task"),
                        rating(Form.text(context, "rating")),
                        Form.text(context, "text"),
                        inject.isEmpty() ? Optional.empty() : Optional.of(inject)));
        Flash.good(context, "It is written down.");
        context.redirect("/tabletops/" + id + "/evaluate", HttpStatus.SEE_OTHER);
    }

    private static Rating rating(String letter) {
        return Stream.of(Rating.values())
                .filter(rating -> rating.name().equals(letter))
                .findFirst()
                .orElseThrow(() -> Problem.badField("rating", "unknown-rating", "Choose P, S, M, U or N."));
    }

    private TabletopEvaluatePage page(Context context) {
        var view = tabletops.console(TabletopForm.id(context));
        var evaluation = new TabletopEvaluation(view);
        return new TabletopEvaluatePage(
                "/tabletops/" + view.id(),
                view.title(),
                Secrets.urlSafe().substring(0, 12),
                TabletopWords.phase(view.phase()),
                new TabletopPresenter(view, java.util.Map.of()).clock(),
                TabletopEvaluation.ratings(),
                evaluation.objectives(),
                view.runOfShow().stream()
                        .filter(row -> row.standing() == ConsoleView.Standing.RELEASED)
                        .map(row -> new Choice(
                                row.inject().id(),
                                row.inject().id() + " " + row.inject().title(),
                                false))
                        .toList(),
                evaluation.observations(),
                TabletopCoding.toCode(view));
    }
}
