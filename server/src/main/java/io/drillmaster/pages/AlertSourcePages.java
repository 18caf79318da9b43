package io.drillmaster.pages;

import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.AlertSourceService;
import io.drillmaster.alert.RegisteredSource;
import io.drillmaster.alert.source.AlertSources;
import io.drillmaster.common.Problem;
import io.drillmaster.pages.view.AlertSourcesPage;
import io.drillmaster.pages.view.Chip;
import io.drillmaster.pages.view.Choice;
import io.drillmaster.pages.view.Command;
import io.drillmaster.pages.view.Field;
import io.drillmaster.pages.view.Moment;
import io.drillmaster.pages.view.NavItem;
import io.drillmaster.pages.view.Tone;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** Who may send alerts, for administrators. */
public final class AlertSourcePages {
    private final AlertSourceService sources;
    private final Renderer renderer;

    /** On the sources of this server. */
    public AlertSourcePages(AlertSourceService sources, Renderer renderer) {
        this.sources = sources;
        this.renderer = renderer;
    }

    /** {@code GET /alert-sources}. */
    public void list(Context context) {
        show(context, null, Field.EMPTY, "falco");
    }

    /** {@code POST /alert-sources}: shows the address once. */
    public void create(Context context) {
        var name = Form.text(context, "name");
        var kind = Form.text(context, "kind");
        try {
            show(
                    context,
                    sources.create(kind, name, false, Visitor.account(context).login()),
                    Field.EMPTY,
                    kind);
        } catch (Problem problem) {
            context.status(problem.status());
            show(context, null, new Field(name, problem.sentence()), kind);
        }
    }

    /** {@code POST /alert-sources/{source}/rotate}: shows the new address once. */
    public void rotate(Context context) {
        show(context, sources.rotate(Form.number(context, "source")), Field.EMPTY, "falco");
    }

    /** {@code POST /alert-sources/{source}/secret}: the secret that the other side made. */
    public void enterSecret(Context context) {
        try {
            sources.enterSecret(Form.number(context, "source"), Form.secret(context, "secret"));
            Flash.good(context, "The secret is kept: deliveries that are not signed with it are refused from now on.");
        } catch (Problem problem) {
            Flash.bad(context, problem.sentence());
        }
        context.redirect("/alert-sources", HttpStatus.SEE_OTHER);
    }

    /** {@code POST /alert-sources/{source}/delete}. */
    public void delete(Context context) {
        sources.remove(Form.number(context, "source"));
        Flash.good(context, "The source is removed: its address does not work any more. Its evidence stays.");
        context.redirect("/alert-sources", HttpStatus.SEE_OTHER);
    }

    private void show(Context context, AlertSourceService.@Nullable Fresh fresh, Field name, String kind) {
        var page = new AlertSourcesPage(
                sources.all().stream().map(AlertSourcePages::row).toList(),
                fresh == null
                        ? null
                        : new AlertSourcesPage.Fresh(
                                fresh.source().name(),
                                fresh.address().url().toString(),
                                fresh.snippets().stream()
                                        .map(snippet -> new Command(snippet.title(), snippet.text()))
                                        .toList()),
                name,
                AlertSources.ALL.stream()
                        .map(source -> new Choice(
                                source.id(), source.title(), source.id().equals(kind)))
                        .toList());
        renderer.page(context, "Alert sources", NavItem.ALERT_SOURCES, page);
    }

    private static AlertSourcesPage.Row row(RegisteredSource source) {
        return new AlertSourcesPage.Row(
                Long.toString(source.id()),
                source.name(),
                AlertSources.byId(source.kind()).map(AlertSource::title).orElse(source.kind()),
                source.standIn(),
                "/hooks/" + source.kind() + "/…",
                source.lastSeen().map(Moment::full).orElse(null),
                source.lastSeen().isPresent() ? new Chip("seen", Tone.GOOD) : new Chip("never seen", Tone.WARN),
                source.hasSecret() ? "signed with a shared secret" : "known by its address",
                AlertSources.byId(source.kind())
                        .filter(AlertSource::secretFromThere)
                        .isPresent());
    }
}
