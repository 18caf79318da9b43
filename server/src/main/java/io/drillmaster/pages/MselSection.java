package io.drillmaster.pages;

import static io.drillmaster.pages.MselPart.line;
import static io.drillmaster.pages.MselPart.lines;
import static io.drillmaster.pages.MselPart.maybeText;
import static io.drillmaster.pages.MselPart.maybeWords;
import static io.drillmaster.pages.MselPart.one;
import static io.drillmaster.pages.MselPart.text;
import static io.drillmaster.pages.MselPart.words;

import io.drillmaster.common.Problem;
import io.drillmaster.tabletop.authoring.Renaming.Of;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts of a tabletop that have a form of their own, all but the injects. */
enum MselSection {
    /** What lists and the lobby show. */
    ABOUT(
            "Title and summary",
            "What lists show, and what participants read before the start.",
            List.of(new MselPart.Group(
                    "",
                    "Title and summary",
                    "",
                    "",
                    Optional.empty(),
                    List.of(
                            line("title", "Title", "Participants read it, so it gives nothing away."),
                            text("summary", "Summary", "What it is about. Participants read it in the lobby."),
                            words("duration", "Length", "Hotwash included, such as 75m or 1h15m."),
                            one(
                                    "scenario",
                                    "Live scenario",
                                    "The one that tells the same story.",
                                    "",
                                    MselOffers::liveScenarios),
                            maybeText("source", "Source", "Where the story comes from, for facilitators."),
                            lines("groundRules", "Ground rules", "Read aloud before the start. One a line."))))),
    /** Who plays. */
    ROLES(
            "Roles",
            "The functions that players take. Injects address people by them.",
            List.of(list(
                    "roles",
                    "Roles",
                    "role",
                    Of.ROLE,
                    words("name", "Name", "As people say it."),
                    id("ml-developer"),
                    line("charter", "What it is there for", "One sentence: the role card.")))),
    /** What is evaluated. */
    OBJECTIVES(
            "Objectives",
            "What is exercised, how it is judged, and the critical tasks that evaluators rate.",
            List.of(list(
                    "objectives",
                    "Objectives",
                    "objective",
                    Of.OBJECTIVE,
                    line("title", "What shall be achieved", ""),
                    words("capability", "Capability", "What the organisation needs for it."),
                    id("OBJ-1"),
                    list(
                            "targets",
                            "Targets",
                            "target",
                            null,
                            line("title", "Measure", "Such as: somebody owns it within 15 minutes."),
                            id("CT-1"),
                            list(
                                    "tasks",
                                    "Critical tasks",
                                    "task",
                                    Of.TASK,
                                    line("title", "What is done", ""),
                                    id("CT-1.1")))))),
    /** The story. */
    MODULES(
            "Modules",
            "The parts of the story, in order. Players read the situation when a module begins.",
            List.of(list(
                    "modules",
                    "Modules",
                    "module",
                    Of.MODULE,
                    line("title", "Title", "A few words."),
                    words("storyTime", "Story time", "Such as: Day 1, 10:05."),
                    words("duration", "Length", "On the exercise clock, such as 15m."),
                    text("situation", "Situation", "What everybody knows when it begins. Markdown, no HTML."),
                    lines(
                            "discussionQuestions",
                            "Discussion questions",
                            "For the facilitator to ask; players do not see them. One a line."),
                    id("M1")))),
    /** Words. */
    GLOSSARY(
            "Glossary",
            "Words that not everybody in the room knows.",
            List.of(list(
                    "glossary",
                    "Words",
                    "word",
                    null,
                    words("word", "Word", ""),
                    line("meaning", "Meaning", "In a sentence."))));

    private final String title;
    private final String lead;
    private final List<MselPart> parts;

    MselSection(String title, String lead, List<MselPart> parts) {
        this.title = title;
        this.lead = lead;
        this.parts = parts;
    }

    /** The one that an address names. */
    static MselSection of(String name) {
        return Arrays.stream(values())
                .filter(section -> section.path().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("A tabletop has no part '" + name + "'."));
    }

    /** The one that has this key of the tabletop. */
    static Optional<MselSection> ofKey(String key) {
        return Arrays.stream(values())
                .filter(section -> section.keys().contains(key))
                .findFirst();
    }

    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    String lead() {
        return lead;
    }

    List<MselPart> parts() {
        return parts;
    }

    /** The keys of the tabletop that are edited here. */
    List<String> keys() {
        return parts.stream()
                .flatMap(part ->
                        part instanceof MselPart.Group group && group.key().isEmpty()
                                ? group.parts().stream().map(MselPart::key)
                                : Stream.of(part.key()))
                .toList();
    }

    private static MselPart id(String example) {
        return maybeWords(
                "id", "Short name", "Left empty, it gets one, such as " + example + ". Whatever names it follows.");
    }

    private static MselPart list(String key, String legend, String entry, @Nullable Of of, MselPart... parts) {
        return new MselPart.Group(key, legend, "", entry, Optional.ofNullable(of), List.of(parts));
    }
}
