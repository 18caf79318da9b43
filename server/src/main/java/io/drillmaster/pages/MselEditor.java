package io.drillmaster.pages;

import io.drillmaster.common.Problem;
import io.drillmaster.pages.view.Choice;
import io.drillmaster.pages.view.MselBar;
import io.drillmaster.scenarios.Finding;
import io.drillmaster.scenarios.ScenarioLibrary;
import io.drillmaster.scenarios.msel.MselDocument;
import io.drillmaster.tabletop.authoring.MselDraft;
import io.drillmaster.tabletop.authoring.MselDrafts;
import io.javalin.http.Context;
import java.util.List;

/** What the pages on which a tabletop is edited have in common. */
final class MselEditor {
    private final MselDrafts drafts;
    private final ScenarioLibrary scenarios;

    MselEditor(MselDrafts drafts, ScenarioLibrary scenarios) {
        this.drafts = drafts;
        this.scenarios = scenarios;
    }

    static String person(Context context) {
        return Visitor.account(context).login();
    }

    static String id(Context context) {
        return context.pathParam("id");
    }

    static String home(String id) {
        return "/msels/" + id + "/edit";
    }

    MselDraft open(Context context) {
        return drafts.open(person(context), id(context));
    }

    MselOffers offers(MselDocument document, int place) {
        var live = scenarios.scenarios().stream()
                .map(scenario -> new Choice(scenario.id(), scenario.id() + " " + scenario.title(), false))
                .toList();
        return new MselOffers(document.tree(), place, live);
    }

    static MselBar bar(String id, List<Finding> findings) {
        var errors = (int) findings.stream().filter(Finding::isError).count();
        return new MselBar(id, errors, findings.size() - errors);
    }

    /** Says that a change is kept, and offers to take it back. */
    static void kept(Context context, MselDraft draft, String said) {
        Flash.undoable(context, said, home(draft.id()) + "/undo/" + draft.revision(), "Undo");
    }

    /** A whole number that the form carries. */
    static int number(Context context, String field) {
        try {
            return Integer.parseInt(Form.text(context, field));
        } catch (NumberFormatException e) {
            throw Problem.badField(field, "bad-number", "The form lacks '" + field + "'. Open the page again.");
        }
    }
}
