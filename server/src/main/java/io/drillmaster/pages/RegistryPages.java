package io.drillmaster.pages;

import io.drillmaster.common.Problem;
import io.drillmaster.exercise.OutsidePublication;
import io.drillmaster.pages.view.Chip;
import io.drillmaster.pages.view.Moment;
import io.drillmaster.pages.view.NavItem;
import io.drillmaster.pages.view.RegistriesPage;
import io.drillmaster.pages.view.Tone;
import io.drillmaster.registry.publish.LastPreflight;
import io.drillmaster.registry.publish.ReceiptStore;
import io.drillmaster.registry.publish.Registries;
import io.drillmaster.registry.publish.RegistryTarget;
import io.drillmaster.registry.publish.StoredReceipt;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;

/** The registries outside this server, and what is still there. */
public final class RegistryPages {
    private final Registries registries;
    private final ReceiptStore receipts;
    private final OutsidePublication outside;
    private final Renderer renderer;

    /** On the registries that are configured. */
    public RegistryPages(Registries registries, ReceiptStore receipts, OutsidePublication outside, Renderer renderer) {
        this.registries = registries;
        this.receipts = receipts;
        this.outside = outside;
        this.renderer = renderer;
    }

    /** {@code GET /registries}. */
    public void list(Context context) {
        var page = new RegistriesPage(
                registries.targets().stream().map(this::row).toList(),
                receipts.notGone().stream().map(RegistryPages::left).toList());
        renderer.page(context, "Registries", NavItem.REGISTRIES, page);
    }

    /** {@code POST /registries/{registry}/check}: looks now. */
    public void check(Context context) {
        var id = context.pathParam("registry");
        if (registries.target(id).isEmpty()) {
            throw Problem.notFound("There is no registry '" + id + "' in registries.yml.");
        }
        var found = registries.check(id);
        if (found.passed()) {
            Flash.good(context, "The registry '" + id + "' is fit for drills.");
        }
        context.redirect("/registries", HttpStatus.SEE_OTHER);
    }

    /** {@code POST /registries/sweep}: tries to withdraw what is left behind, without waiting for the hour. */
    public void sweep(Context context) {
        outside.sweep();
        context.redirect("/registries", HttpStatus.SEE_OTHER);
    }

    private RegistriesPage.Row row(RegistryTarget target) {
        var last = registries.lastCheck(target.id());
        return new RegistriesPage.Row(
                target.id(),
                target.kind().id() + ", " + target.ecosystem().title(),
                target.indexUrl().toString(),
                target.kind().capabilities().delete()
                        ? "This server deletes there."
                        : "A person deletes there; this server looks whether it is gone.",
                last.map(RegistryPages::fitness).orElse(new Chip("never checked", Tone.WARN)),
                last.map(look -> Moment.full(look.checkedAt())).orElse(null),
                last.map(look -> look.found().words()).orElse(List.of()));
    }

    private static Chip fitness(LastPreflight look) {
        return look.found().passed() ? new Chip("fit for drills", Tone.GOOD) : new Chip("refused", Tone.BAD);
    }

    private static RegistriesPage.Left left(StoredReceipt stored) {
        return new RegistriesPage.Left(
                stored.receipt().what(),
                stored.receipt().targetId(),
                stored.exercise().toString(),
                new Chip(
                        stored.state().title(),
                        switch (stored.state()) {
                            case INTENDED, UPLOADED -> Tone.INFO;
                            case LEFT -> Tone.BAD;
                            case WITHDRAWN -> Tone.GOOD;
                        }),
                Moment.full(stored.changedAt()),
                stored.words());
    }
}
