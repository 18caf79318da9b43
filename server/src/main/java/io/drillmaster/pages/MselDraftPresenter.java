package io.drillmaster.pages;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.pages.view.Chip;
import io.drillmaster.pages.view.Choice;
import io.drillmaster.pages.view.Moment;
import io.drillmaster.pages.view.MselDraftPage;
import io.drillmaster.pages.view.Tone;
import io.drillmaster.scenarios.Finding;
import io.drillmaster.scenarios.msel.MselDocument;
import io.drillmaster.tabletop.authoring.MselDraft;
import io.drillmaster.tabletop.authoring.MselLibraryService;
import io.drillmaster.tabletop.authoring.MselMerge;
import io.drillmaster.tabletop.authoring.MselSummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts a draft on a page. */
final class MselDraftPresenter {
    private final MselDraft draft;
    private final MselDocument document;
    private final JsonNode tree;
    private final List<Finding> findings;

    MselDraftPresenter(MselDraft draft, MselDocument document) {
        this.draft = draft;
        this.document = document;
        this.tree = document.tree();
        this.findings = document.findings();
    }

    MselDraftPage page(
            Optional<MselSummary> inUse,
            List<String> others,
            Optional<MselMerge> overtaken,
            String note,
            @Nullable String wrong) {
        var places = new MselFindingPlaces(draft.id(), tree);
        var title = tree.path("title").asText();
        return new MselDraftPage(
                draft.id(),
                title.isBlank() ? draft.id() : title,
                state(inUse),
                draft.isBegun(),
                inUse.isPresent(),
                inUse.isPresent() && draft.base() == MselLibraryService.NEW,
                MselEditor.bar(draft.id(), findings),
                wrong,
                note,
                comments(),
                others(others),
                findings.stream()
                        .sorted(Comparator.comparing(finding -> !finding.isError()))
                        .map(finding -> new MselDraftPage.Finding(
                                chip(finding),
                                places.where(finding),
                                places.href(finding),
                                MselFormPresenter.words(finding)))
                        .toList(),
                Arrays.stream(MselSection.values()).map(this::section).toList(),
                new MselRunOfShow(draft.id(), document, this::found).rows(),
                spots(),
                draft.isBegun() ? new MselDraftPage.Undo(draft.revision(), draft.did()) : null,
                overtaken.map(MselDraftPresenter::overtaken).orElse(null));
    }

    private String state(Optional<MselSummary> inUse) {
        if (!draft.isBegun()) {
            return "Version " + draft.base()
                    + " is in use. What you change here is your draft, which only you see, until you"
                    + " save it as a version.";
        }
        var at = draft.changedAt().map(Moment::toTheMinute).map(Moment::text).orElse("");
        return "Your draft, "
                + (draft.base() == MselLibraryService.NEW
                        ? inUse.isPresent()
                                ? "whose id somebody else has taken meanwhile"
                                : "not saved as a version yet"
                        : "begun from version " + draft.base())
                + ". Last change: " + draft.did() + " (" + at + ").";
    }

    private String comments() {
        var count = MselDocument.comments(draft.yaml()).size();
        return count == 0
                ? ""
                : "The text of this tabletop has " + (count == 1 ? "a comment" : count + " comments")
                        + ". The form does not keep comments: with the first change that you make here they are gone from your"
                        + " draft. Versions that are saved keep theirs; to keep them in the next one, edit it as text.";
    }

    private static String others(List<String> others) {
        return others.isEmpty()
                ? ""
                : String.join(", ", others) + (others.size() == 1 ? " has" : " have")
                        + " a draft of this, too. Whoever saves second is told what the first one changed.";
    }

    private MselDraftPage.Section section(MselSection section) {
        var found = findings.stream()
                .filter(finding -> section.keys().stream().anyMatch(key -> within(finding, "/" + key)))
                .toList();
        return new MselDraftPage.Section(
                "part-" + section.path(),
                MselEditor.home(draft.id()) + "/parts/" + section.path(),
                section.title(),
                holds(section),
                chips(found));
    }

    private String holds(MselSection section) {
        return switch (section) {
            case ABOUT -> tree.path("duration").asText();
            case ROLES -> count("roles");
            case OBJECTIVES -> count("objectives");
            case MODULES -> count("modules");
            case GLOSSARY -> count("glossary");
        };
    }

    private String count(String key) {
        return Integer.toString(tree.path(key).size());
    }

    private List<Choice> spots() {
        var spots = new ArrayList<Choice>();
        var injects = tree.path("injects");
        spots.add(new Choice("0", "At the beginning", injects.isEmpty()));
        for (var i = 0; i < injects.size(); i++) {
            spots.add(new Choice(
                    Integer.toString(i + 1),
                    "After " + injects.get(i).path("id").asText() + " "
                            + injects.get(i).path("title").asText(),
                    i == injects.size() - 1));
        }
        return spots;
    }

    private List<Chip> found(String pointer) {
        return chips(
                findings.stream().filter(finding -> within(finding, pointer)).toList());
    }

    private static List<Chip> chips(List<Finding> found) {
        var errors = found.stream().filter(Finding::isError).count();
        var warnings = found.size() - errors;
        var chips = new ArrayList<Chip>();
        if (errors > 0) {
            chips.add(new Chip(errors + (errors == 1 ? " error" : " errors"), Tone.BAD));
        }
        if (warnings > 0) {
            chips.add(new Chip(warnings + (warnings == 1 ? " warning" : " warnings"), Tone.WARN));
        }
        return chips;
    }

    private static Chip chip(Finding finding) {
        return finding.isError() ? new Chip("Error", Tone.BAD) : new Chip("Warning", Tone.WARN);
    }

    private static MselDraftPage.Overtaken overtaken(MselMerge merge) {
        var theirs = merge.theirs();
        return new MselDraftPage.Overtaken(
                "version " + theirs.version() + (theirs.shipped() ? "" : ", saved by " + theirs.savedBy())
                        + theirs.savedAt()
                                .map(at -> " on " + Moment.toTheMinute(at).text())
                                .orElse(""),
                merge.byThem(),
                merge.byBoth());
    }

    private static boolean within(Finding finding, String pointer) {
        return finding.pointer().equals(pointer) || finding.pointer().startsWith(pointer + "/");
    }
}
