package io.drillmaster.pages;

import static io.drillmaster.pages.MselPart.line;
import static io.drillmaster.pages.MselPart.lines;
import static io.drillmaster.pages.MselPart.maybeText;
import static io.drillmaster.pages.MselPart.maybeWords;
import static io.drillmaster.pages.MselPart.one;
import static io.drillmaster.pages.MselPart.some;
import static io.drillmaster.pages.MselPart.text;
import static io.drillmaster.pages.MselPart.words;

import io.drillmaster.pages.view.FormInput.Widget;
import io.drillmaster.tabletop.authoring.Renaming.Of;
import java.util.List;
import java.util.Optional;

/** The form of an inject: every field that it has. */
final class MselInjectForm {
    static final List<MselPart> PARTS = List.of(news(), artefacts(), question(), order(), purpose(), staff());

    private MselInjectForm() {}

    private static MselPart news() {
        return card(
                "What happens",
                "",
                line("title", "Title", "A line, as players read it."),
                text("body", "The news", "Markdown, no HTML. Short sentences; it will be read aloud."),
                words("from", "From", "Who would send it."),
                one("channel", "Comes by", "", "chat", MselOffers::channels),
                some("to", "To", "Nobody ticked: everybody gets it.", MselOffers::roles),
                one("module", "Module", "", "", MselOffers::modules),
                words("storyTime", "Story time", "Such as: Day 1, 14:20."),
                maybeWords(
                        "at",
                        "Due on the exercise clock",
                        "Since the start, such as 25m. Empty: the facilitator decides."),
                one("kind", "Kind", "What is wanted of players.", "", MselOffers::kinds),
                maybeWords(
                        "id",
                        "Number",
                        "Such as TT-07, and never used for another one. Left empty, it gets the next."));
    }

    private static MselPart artefacts() {
        return new MselPart.Group(
                "attachments",
                "Artefacts",
                "Something to look at. Begin each with the word EXERCISE, because it will be copied out of the page.",
                "artefact",
                Optional.empty(),
                List.of(
                        line("name", "File name", "Such as proxy.log."),
                        new MselPart.Input(
                                "text", "Content", "Shown as it is.", Widget.CODE, true, "", there -> List.of()),
                        line("alternative", "What it shows", "In a sentence, for those who cannot look at it.")));
    }

    private static MselPart question() {
        return new MselPart.Group(
                "decision",
                "What players decide",
                "All empty: it asks nothing.",
                "",
                Optional.empty(),
                List.of(
                        line("prompt", "Question", "What would you do today? Never: what is right?"),
                        new MselPart.Group(
                                "options",
                                "Options",
                                "Two or more to choose from; without any, only words are asked. What comes next after one is"
                                        + " said in the later inject, under “Belongs to the story”.",
                                "option",
                                Optional.of(Of.OPTION),
                                List.of(
                                        line("label", "As players read it", ""),
                                        maybeWords("id", "Short name", "Left empty, it gets one."))),
                        new MselPart.Input(
                                "freeText",
                                "Words can be added to the choice",
                                "",
                                Widget.YES,
                                false,
                                "true",
                                there -> List.of()),
                        one("mode", "Who answers", "", "individual", MselOffers::modes),
                        one("revealOn", "The answers of others are shown", "", "manual", MselOffers::reveals)));
    }

    private static MselPart order() {
        return card(
                "Time and order",
                "",
                maybeWords(
                        "timer",
                        "Time to answer",
                        "Such as 5m; empty: no limit. It never closes the form, and late answers are taken."),
                one("onTimeout", "When the time is over", "", "nothing", MselOffers::timeouts),
                one(
                        "onlyAfter",
                        "Belongs to the story",
                        "Always, or only when the group decided so.",
                        "",
                        MselOffers::decisions),
                one(
                        "trigger",
                        "Released by a live drill",
                        "When one is played at the same time.",
                        "",
                        MselOffers::triggers),
                some(
                        "requires",
                        "Waits for",
                        "Earlier injects that must be released or skipped before.",
                        MselOffers::earlier));
    }

    private static MselPart purpose() {
        return card(
                "What it exercises",
                "",
                one("objective", "Objective", "", "", MselOffers::objectives),
                one("reflex", "REFLEX stage", "", "", MselOffers::stages),
                some(
                        "tasks",
                        "Critical tasks",
                        "Of that objective, which it gives a chance to see.",
                        MselOffers::tasks),
                lines("attack", "ATT&CK techniques", "Ids such as T1552.001, one a line."));
    }

    private static MselPart staff() {
        return card(
                "For facilitators and evaluators",
                "Players never see this.",
                lines("expectedActions", "Expected actions", "What good players do. One a line."),
                lines("probes", "Probes", "Questions that get a silent room going. One a line."),
                maybeText("sourceNote", "Source note", "Where its facts are from."));
    }

    private static MselPart card(String legend, String hint, MselPart... parts) {
        return new MselPart.Group("", legend, hint, "", Optional.empty(), List.of(parts));
    }
}
