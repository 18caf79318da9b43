package io.drillmaster.scenarios.msel;

import static io.drillmaster.scenarios.msel.CellForm.CONDITION;
import static io.drillmaster.scenarios.msel.CellForm.FLAG;
import static io.drillmaster.scenarios.msel.CellForm.IDS;
import static io.drillmaster.scenarios.msel.CellForm.LINES;
import static io.drillmaster.scenarios.msel.CellForm.NUMBER;
import static io.drillmaster.scenarios.msel.CellForm.OPTIONS;
import static io.drillmaster.scenarios.msel.CellForm.TEXT;
import static io.drillmaster.scenarios.msel.CellForm.WORD;

import java.util.List;

/**
 * A sheet of the workbook.
 *
 * @param name on its tab
 * @param columns in their order; a reader goes by the headings and not by the order
 */
record SheetLayout(String name, List<SheetColumn> columns) {
    /** A row an inject. The columns up to the objective are those of an HSEEP MSEL. */
    static final SheetLayout MSEL = new SheetLayout(
            "MSEL",
            List.of(
                    new SheetColumn("Number", "id", TEXT, 10),
                    new SheetColumn("Scenario time", "storyTime", TEXT, 14),
                    new SheetColumn("Exercise time", "at", TEXT, 10),
                    new SheetColumn("Module", "module", TEXT, 9),
                    new SheetColumn("Synopsis", "title", TEXT, 24),
                    new SheetColumn("Inject", "body", TEXT, 60),
                    new SheetColumn("Responsible controller", "", TEXT, 14),
                    new SheetColumn("From", "from", TEXT, 20),
                    new SheetColumn("To", "to", IDS, 16),
                    new SheetColumn("Method", "channel", WORD, 11),
                    new SheetColumn("Expected action", "expectedActions", LINES, 44),
                    new SheetColumn("Objective", "objective", TEXT, 10),
                    new SheetColumn("Tasks", "tasks", IDS, 12),
                    new SheetColumn("Kind", "kind", WORD, 13),
                    new SheetColumn("Probes", "probes", LINES, 36),
                    new SheetColumn("Decision", "decision/prompt", TEXT, 28),
                    new SheetColumn("Options", "decision/options", OPTIONS, 44),
                    new SheetColumn("Free text", "decision/freeText", FLAG, 8),
                    new SheetColumn("Who answers", "decision/mode", WORD, 11),
                    new SheetColumn("Reveal", "decision/revealOn", WORD, 9),
                    new SheetColumn("Timer", "timer", TEXT, 8),
                    new SheetColumn("On timeout", "onTimeout", WORD, 12),
                    new SheetColumn("Requires", "requires", IDS, 12),
                    new SheetColumn("Only after", "onlyAfter", CONDITION, 18),
                    new SheetColumn("Trigger", "trigger", WORD, 11),
                    new SheetColumn("REFLEX", "reflex", WORD, 14),
                    new SheetColumn("ATT&CK", "attack", IDS, 14),
                    new SheetColumn("Source note", "sourceNote", TEXT, 36)));

    /** A row an artefact. */
    static final SheetLayout ARTEFACTS = new SheetLayout(
            "Artefacts",
            List.of(
                    new SheetColumn("Inject", "", TEXT, 10),
                    new SheetColumn("Name", "name", TEXT, 20),
                    new SheetColumn("Text", "text", TEXT, 90),
                    new SheetColumn("In a sentence", "alternative", TEXT, 44)));

    /** A row a role. */
    static final SheetLayout ROLES = new SheetLayout(
            "Roles",
            List.of(
                    new SheetColumn("Id", "id", TEXT, 16),
                    new SheetColumn("Name", "name", TEXT, 28),
                    new SheetColumn("Charter", "charter", TEXT, 80)));

    /** A row a critical task, with its objective and its target in front. */
    static final SheetLayout OBJECTIVES = new SheetLayout(
            "Objectives",
            List.of(
                    new SheetColumn("Objective", "", TEXT, 12),
                    new SheetColumn("What shall be achieved", "", TEXT, 44),
                    new SheetColumn("Capability", "", TEXT, 24),
                    new SheetColumn("Target", "", TEXT, 10),
                    new SheetColumn("Measure", "", TEXT, 44),
                    new SheetColumn("Task", "", TEXT, 10),
                    new SheetColumn("What is done", "", TEXT, 44)));

    /** A row a module. */
    static final SheetLayout MODULES = new SheetLayout(
            "Modules",
            List.of(
                    new SheetColumn("Id", "id", TEXT, 8),
                    new SheetColumn("Title", "title", TEXT, 24),
                    new SheetColumn("Scenario time", "storyTime", TEXT, 14),
                    new SheetColumn("Duration", "duration", TEXT, 10),
                    new SheetColumn("Situation", "situation", TEXT, 80),
                    new SheetColumn("Discussion questions", "discussionQuestions", LINES, 50)));

    /** A row a word. */
    static final SheetLayout GLOSSARY = new SheetLayout(
            "Glossary",
            List.of(new SheetColumn("Word", "word", TEXT, 28), new SheetColumn("Meaning", "meaning", TEXT, 90)));

    /** The columns of this one are written as rows: a field and its value. */
    static final SheetLayout ABOUT = new SheetLayout(
            "About",
            List.of(
                    new SheetColumn("Id", "id", TEXT, 0),
                    new SheetColumn("Version", "version", NUMBER, 0),
                    new SheetColumn("Title", "title", TEXT, 0),
                    new SheetColumn("Summary", "summary", TEXT, 0),
                    new SheetColumn("Scenario", "scenario", TEXT, 0),
                    new SheetColumn("Duration", "duration", TEXT, 0),
                    new SheetColumn("Source", "source", TEXT, 0),
                    new SheetColumn("Ground rules", "groundRules", LINES, 0),
                    new SheetColumn("Notice", "", TEXT, 0)));

    /** In the order of the tabs. */
    static final List<SheetLayout> ALL = List.of(MSEL, ABOUT, MODULES, ROLES, OBJECTIVES, ARTEFACTS, GLOSSARY);

    /** The headings. */
    List<String> titles() {
        return columns.stream().map(SheetColumn::title).toList();
    }
}
