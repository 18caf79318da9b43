package io.drillmaster.pages;

import io.drillmaster.pages.view.RoomCard;
import io.drillmaster.scenarios.msel.Inject;
import io.drillmaster.tabletop.OwnView;
import io.drillmaster.tabletop.StoryView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts an inject and what was said to it into words. */
final class RoomCards {
    static final String NOT_ANSWERED = "Not answered yet.";

    RoomCard card(StoryView story, StoryView.Told told, Optional<OwnView> own) {
        var mine = own.map(view -> view.answers().get(told.id()));
        return new RoomCard(
                told.id(),
                told.revision() + "-" + (story.phase().inPlay() ? "open" : "shut"),
                told.withdrawn(),
                told.kind().title(),
                told.channel().title(),
                told.from(),
                told.storyTime() + (told.withdrawn() ? "" : ", exercise clock " + RoomPresenter.clock(told.elapsed())),
                told.title(),
                Markdown.markup(told.body()),
                told.attachments().stream()
                        .map(file -> new RoomCard.Attachment(file.name(), file.text(), file.alternative()))
                        .toList(),
                asks(story, told) ? ask(told, own, mine) : null,
                told.timer().map(RoomPresenter::clock).orElse(null),
                own.isPresent() ? told.left().map(RoomPresenter::clock).orElse("") : "",
                told.revealed().map(revealed -> revealed(told, revealed, own)).orElse(null),
                told.decided()
                        .map(group -> new RoomCard.Decided(
                                group.option(), Markdown.markup(group.text()), group.reason(), group.owner()))
                        .orElse(null),
                story.desk()
                        .flatMap(desk -> RoomDeskPresenter.table(story, desk, told))
                        .orElse(null));
    }

    static boolean asks(StoryView story, StoryView.Told told) {
        return told.asks() && story.role().plays() && story.phase().inPlay();
    }

    private static RoomCard.Ask ask(StoryView.Told told, Optional<OwnView> own, Optional<OwnView.Mine> mine) {
        var decision = told.decision();
        var chosen = mine.flatMap(OwnView.Mine::option);
        return new RoomCard.Ask(
                decision.map(Inject.Decision::prompt).orElse("What do you do?"),
                decision.map(Inject.Decision::options).orElse(List.of()).stream()
                        .map(option -> new RoomCard.Option(
                                option.id(), option.label(), chosen.equals(Optional.of(option.id()))))
                        .toList(),
                decision.map(asked -> asked.freeText() || asked.options().isEmpty())
                        .orElse(true),
                mine.map(OwnView.Mine::text).orElse(""),
                mine.map(answer -> state(answer, told.revealed().isPresent())).orElse(NOT_ANSWERED),
                own.isPresent() && mine.isEmpty() && told.reminded());
    }

    /** How an answer stands, in a sentence. */
    static String state(OwnView.Mine answer, boolean revealed) {
        var what = answer.passed() ? "You passed" : "Sent";
        var when = answer.late() ? ", after the time was up (marked late)" : "";
        if (answer.afterReveal()) {
            return what + when + ", after the reveal (marked so).";
        }
        return what + when + (revealed ? ". The answers are revealed." : ". You can change it until the reveal.");
    }

    /** How the answers of one person stand, by inject; an open page sees by itself what is revealed. */
    static Map<String, String> states(OwnView own) {
        var states = new LinkedHashMap<String, String>();
        own.answers().forEach((inject, mine) -> states.put(inject, state(mine, false)));
        return states;
    }

    private static RoomCard.Revealed revealed(StoryView.Told told, StoryView.Revealed revealed, Optional<OwnView> own) {
        var asked = revealed.answers().size() + revealed.silent();
        var bars = new ArrayList<RoomCard.Bar>();
        told.decision()
                .map(Inject.Decision::options)
                .orElse(List.of())
                .forEach(option ->
                        bars.add(bar(option.label(), revealed.counts().getOrDefault(option.id(), 0), asked)));
        if (revealed.passed() > 0) {
            bars.add(bar("Passed", revealed.passed(), asked));
        }
        if (revealed.silent() > 0) {
            bars.add(bar("No answer", revealed.silent(), asked));
        }
        var agreed = own.map(view -> view.agreed().getOrDefault(told.id(), List.of()))
                .orElse(List.of());
        return new RoomCard.Revealed(
                bars,
                revealed.answers().stream()
                        .map(said -> new RoomCard.Said(
                                said.person(),
                                said.role(),
                                said.option(),
                                said.text(),
                                (said.passed() ? "Passed. " : "") + (said.late() ? "Late." : ""),
                                said.agreed() == 1 ? "1 agrees" : said.agreed() + " agree",
                                own.filter(view -> view.person().equals(said.person()))
                                        .isPresent(),
                                agreed.contains(said.person())))
                        .toList());
    }

    private static RoomCard.Bar bar(String label, int count, int asked) {
        return new RoomCard.Bar(label, count + " of " + asked, asked == 0 ? 0 : Math.round(100f * count / asked));
    }
}
