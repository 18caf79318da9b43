package io.drillmaster.pages;

import io.drillmaster.alert.AlertSource;
import io.drillmaster.alert.AlertSourceService;
import io.drillmaster.alert.MappedField;
import io.drillmaster.alert.Mapping;
import io.drillmaster.alert.RegisteredSource;
import io.drillmaster.alert.source.AlertSources;
import io.drillmaster.alert.source.MappingPreview;
import io.drillmaster.common.Problem;
import io.drillmaster.pages.view.AlertSourcePage;
import io.drillmaster.pages.view.AlertSourcesPage;
import io.drillmaster.pages.view.Choice;
import io.drillmaster.pages.view.Command;
import io.drillmaster.pages.view.Field;
import io.drillmaster.pages.view.Moment;
import io.drillmaster.pages.view.NavItem;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may send alerts, for administrators. */
public final class AlertSourcePages {
    private final AlertSourceService sources;
    private final Optional<String> subjectHeader;
    private final InstantSource clock;
    private final Renderer renderer;

    /** On the sources of this server. {@code subjectHeader} is where a trusted proxy names client certificates. */
    public AlertSourcePages(
            AlertSourceService sources, Optional<String> subjectHeader, InstantSource clock, Renderer renderer) {
        this.sources = sources;
        this.subjectHeader = subjectHeader;
        this.clock = clock;
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

    /** {@code GET /alert-sources/{source}}: one source, and what came of its last deliveries. */
    public void one(Context context) {
        var source = sources.one(Form.number(context, "source"));
        showOne(context, source, null, mapping(source.mapping(), Map.of(), "", false));
    }

    /** {@code POST /alert-sources/{source}/rotate-secret}: shows the new secret once. */
    public void rotateSecret(Context context) {
        var fresh = sources.rotateSecret(Form.number(context, "source"));
        var source = fresh.source();
        showOne(
                context,
                source,
                new Command("Shared secret of " + source.name(), fresh.text()),
                mapping(source.mapping(), Map.of(), "", false));
    }

    /** {@code POST /alert-sources/{source}/client-subject}. */
    public void expectClient(Context context) {
        var id = Form.number(context, "source");
        try {
            sources.expectClient(id, Form.text(context, "subject"));
            Flash.good(context, "The subject is saved: it is asked for from now on.");
        } catch (Problem problem) {
            Flash.bad(context, problem.sentence());
        }
        context.redirect("/alert-sources/" + id, HttpStatus.SEE_OTHER);
    }

    /** {@code POST /alert-sources/{source}/mapping/preview}: what would be read in a payload. Changes nothing. */
    public void previewMapping(Context context) {
        var source = sources.one(Form.number(context, "source"));
        var mapping = mapping(context);
        showOne(context, source, null, mapping(mapping, wrong(source, mapping), Form.secret(context, "payload"), true));
    }

    /** {@code POST /alert-sources/{source}/mapping}. */
    public void map(Context context) {
        var source = sources.one(Form.number(context, "source"));
        var mapping = mapping(context);
        try {
            sources.map(source.id(), mapping);
        } catch (Problem problem) {
            context.status(problem.status());
            showOne(
                    context,
                    source,
                    null,
                    mapping(mapping, wrong(source, mapping), Form.secret(context, "payload"), true));
            return;
        }
        Flash.good(context, "The mapping is saved: deliveries are read with it from now on.");
        context.redirect("/alert-sources/" + source.id(), HttpStatus.SEE_OTHER);
    }

    private static Mapping mapping(Context context) {
        var texts = new EnumMap<MappedField, String>(MappedField.class);
        for (var field : MappedField.values()) {
            texts.put(field, Form.text(context, AlertSourcePresenter.input(field)));
        }
        return new Mapping(texts);
    }

    private static Map<MappedField, String> wrong(RegisteredSource source, Mapping mapping) {
        return kind(source).wrongIn(mapping);
    }

    private static AlertSourcePage.MappingForm mapping(
            Mapping mapping, Map<MappedField, String> wrong, String payload, boolean preview) {
        return AlertSourcePresenter.mapping(
                mapping,
                wrong,
                payload,
                preview && !payload.isBlank() ? Optional.of(MappingPreview.of(mapping, payload)) : Optional.empty());
    }

    private static AlertSource kind(RegisteredSource source) {
        return AlertSources.byId(source.kind())
                .orElseThrow(
                        () -> Problem.notFound("There is no kind of alert source '" + source.kind() + "' any more."));
    }

    private void showOne(
            Context context, RegisteredSource source, @Nullable Command fresh, AlertSourcePage.MappingForm mapping) {
        var kind = kind(source);
        var both = source.previousSecretUntil()
                .filter(clock.instant()::isBefore)
                .map(until -> "The secret before this one is taken too until "
                        + Moment.full(until).text() + ".")
                .orElse(null);
        var page = new AlertSourcePage(
                Long.toString(source.id()),
                source.name(),
                source.standIn(),
                AlertSourcePresenter.health(source),
                AlertSourcePresenter.facts(source, kind),
                sources.deliveries(source.id()).stream()
                        .map(AlertSourcePresenter::delivery)
                        .toList(),
                source.hasSecret() && !kind.secretFromThere() ? new AlertSourcePage.Secret(both) : null,
                fresh,
                subjectHeader
                        .map(header -> new AlertSourcePage.Certificate(
                                Field.of(source.clientSubject().orElse("")), header))
                        .orElse(null),
                kind.mappable() ? mapping : null);
        renderer.page(context, source.name(), NavItem.ALERT_SOURCES, page);
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
                AlertSourcePresenter.health(source),
                source.hasSecret() ? "signed with a shared secret" : "known by its address",
                AlertSources.byId(source.kind())
                        .filter(AlertSource::secretFromThere)
                        .isPresent());
    }
}
