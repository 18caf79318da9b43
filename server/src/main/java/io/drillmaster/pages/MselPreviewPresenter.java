package io.drillmaster.pages;

import io.drillmaster.common.Problem;
import io.drillmaster.pages.view.Choice;
import io.drillmaster.pages.view.MselPreviewPage;
import io.drillmaster.pages.view.NamedValue;
import io.drillmaster.scenarios.Finding;
import io.drillmaster.scenarios.msel.Inject;
import io.drillmaster.scenarios.msel.Msel;
import io.drillmaster.scenarios.msel.MselDocument;
import io.drillmaster.scenarios.msel.MselLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What players would read of a draft, without anything that is for those who run it. */
final class MselPreviewPresenter {
    private final Msel msel;
    private final String role;

    private MselPreviewPresenter(Msel msel, String role) {
        this.msel = msel;
        this.role = role;
    }

    /**
     * The page; empty while errors keep the draft from being played.
     *
     * @param role whose eyes it is seen with; empty for everybody's together
     * @throws Problem 404 when there is no such role
     */
    static Optional<MselPreviewPage> page(String id, MselDocument document, String role) {
        if (document.findings().stream().anyMatch(Finding::isError)) {
            return Optional.empty();
        }
        var msel = MselLoader.load(document.yaml(), "draft");
        if (!role.isEmpty() && msel.role(role).isEmpty()) {
            throw Problem.notFound("There is no role '" + role + "' in this draft.");
        }
        return Optional.of(new MselPreviewPresenter(msel, role).page(id, document));
    }

    private MselPreviewPage page(String id, MselDocument document) {
        var roles = new ArrayList<Choice>();
        roles.add(new Choice("", "Everybody", role.isEmpty()));
        msel.roles()
                .forEach(one ->
                        roles.add(new Choice(one.id(), one.name(), one.id().equals(role))));
        var read = msel.injects().stream().filter(this::isRead).toList();
        return new MselPreviewPage(
                id,
                msel.title(),
                MselEditor.bar(id, document.findings()),
                roles,
                msel.summary(),
                msel.modules().stream()
                        .map(module -> new MselPreviewPage.Part(
                                module.title(),
                                module.storyTime(),
                                Markdown.markup(module.situation()),
                                read.stream()
                                        .filter(inject -> inject.module().equals(module.id()))
                                        .map(this::card)
                                        .toList()))
                        .toList(),
                msel.injects().size() - read.size());
    }

    private boolean isRead(Inject inject) {
        return role.isEmpty() || inject.reaches(role);
    }

    private MselPreviewPage.Card card(Inject inject) {
        return new MselPreviewPage.Card(
                inject.id(),
                inject.channel().title() + " from " + inject.from() + " · " + inject.storyTime(),
                inject.title(),
                Markdown.markup(inject.body()),
                inject.onlyAfter().map(this::branch).orElse(""),
                inject.attachments().stream()
                        .map(file -> NamedValue.of(file.name() + ": " + file.alternative(), file.text()))
                        .toList(),
                inject.decision().map(Inject.Decision::prompt).orElse(""),
                inject.decision().map(Inject.Decision::options).orElse(List.of()).stream()
                        .map(Inject.Option::label)
                        .toList());
    }

    private String branch(Inject.Condition after) {
        return "Told only when the group decides “"
                + msel.inject(after.inject())
                        .flatMap(Inject::decision)
                        .flatMap(decision -> decision.option(after.option()))
                        .map(Inject.Option::label)
                        .orElse(after.option())
                + "” in " + after.inject() + ".";
    }
}
