package io.drillmaster.pages;

import io.drillmaster.drawing.HumanTime;
import io.drillmaster.pages.view.MselPage;
import io.drillmaster.pages.view.NamedValue;
import io.drillmaster.scenarios.msel.Inject;
import io.drillmaster.scenarios.msel.Msel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Puts a tabletop on a page, for its authors and for those who run it. */
final class MselPresenter {
    private MselPresenter() {}

    static List<NamedValue> facts(Msel msel) {
        var facts = new ArrayList<NamedValue>();
        facts.add(NamedValue.of("Length", HumanTime.of(msel.duration())));
        facts.add(NamedValue.of("Injects", Integer.toString(msel.injects().size())));
        msel.scenario().ifPresent(scenario -> facts.add(NamedValue.of("Live scenario", scenario)));
        if (!msel.source().isBlank()) {
            facts.add(NamedValue.of("Source", msel.source()));
        }
        return facts;
    }

    static MselPage.Preview preview(Msel msel) {
        return new MselPage.Preview(
                msel.summary(),
                msel.roles().stream()
                        .map(role -> NamedValue.of(role.name(), role.charter()))
                        .toList(),
                msel.objectives().stream().map(MselPresenter::objective).toList(),
                msel.modules().stream().map(part -> part(msel, part)).toList());
    }

    private static MselPage.Objective objective(Msel.Objective objective) {
        return new MselPage.Objective(
                objective.title(),
                objective.targets().stream()
                        .flatMap(target -> target.tasks().stream())
                        .map(task -> task.id() + " " + task.title())
                        .toList());
    }

    private static MselPage.Part part(Msel msel, Msel.Module part) {
        return new MselPage.Part(
                part.title(),
                part.storyTime() + ", " + HumanTime.of(part.duration()),
                Markdown.markup(part.situation()),
                msel.injects().stream()
                        .filter(inject -> inject.module().equals(part.id()))
                        .map(inject -> row(msel, inject))
                        .toList());
    }

    private static MselPage.Row row(Msel msel, Inject inject) {
        return new MselPage.Row(
                inject.id(),
                inject.at().map(HumanTime::of).orElse("when the facilitator says so")
                        + (inject.storyTime().isEmpty() ? "" : " · " + inject.storyTime()),
                inject.kind().title() + " by " + inject.channel().title().toLowerCase(Locale.ROOT) + " from "
                        + inject.from() + " to " + audience(msel, inject),
                inject.title(),
                Markdown.markup(inject.body()),
                asks(inject),
                notes(msel, inject),
                inject.expectedActions());
    }

    private static String audience(Msel msel, Inject inject) {
        return inject.to().isEmpty()
                ? "all"
                : inject.to().stream()
                        .map(id -> msel.role(id).map(Msel.PlayerRole::name).orElse(id))
                        .collect(Collectors.joining(", "));
    }

    private static List<String> asks(Inject inject) {
        var asks = new ArrayList<String>();
        inject.decision().ifPresent(decision -> {
            asks.add(decision.prompt());
            decision.options().forEach(option -> asks.add("○ " + option.label()));
        });
        return asks;
    }

    private static List<String> notes(Msel msel, Inject inject) {
        var notes = new ArrayList<String>();
        inject.onlyAfter()
                .ifPresent(condition -> notes.add("Only when the group decides " + condition.inject() + " with “"
                        + msel.inject(condition.inject())
                                .flatMap(Inject::decision)
                                .flatMap(decision -> decision.option(condition.option()))
                                .map(Inject.Option::label)
                                .orElse(condition.option())
                        + "”"));
        inject.timer().ifPresent(timer -> notes.add("Timer of " + HumanTime.of(timer)));
        inject.trigger()
                .ifPresent(trigger -> notes.add("Released by a live drill's "
                        + trigger.name().toLowerCase(Locale.ROOT) + " when one runs beside it"));
        if (!inject.requires().isEmpty()) {
            notes.add("After " + String.join(", ", inject.requires()));
        }
        inject.attachments().forEach(file -> notes.add("Attached: " + file.name()));
        return notes;
    }
}
