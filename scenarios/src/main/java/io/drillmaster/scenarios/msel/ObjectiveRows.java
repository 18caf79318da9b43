package io.drillmaster.scenarios.msel;

import io.drillmaster.scenarios.Findings;
import java.util.List;
import java.util.Map;

/** Reads the sheet of objectives: a row a task; an objective or a target goes on while its id is repeated, or left blank. */
final class ObjectiveRows {
    private final SheetDocument document;
    private final Findings findings;
    private int objectives;
    private int targets;
    private int tasks;

    ObjectiveRows(SheetDocument document, Findings findings) {
        this.document = document;
        this.findings = findings;
    }

    void read(List<Map<String, SheetCell>> rows) {
        for (var row : rows) {
            if (starts(row, "Objective", objective(objectives - 1))) {
                objectives++;
                targets = 0;
                tasks = 0;
            }
            var objective = objective(objectives - 1);
            put(row, "Objective", objective + "/id");
            put(row, "What shall be achieved", objective + "/title");
            put(row, "Capability", objective + "/capability");
            if (starts(row, "Target", target(objective, targets - 1))) {
                targets++;
                tasks = 0;
            }
            var target = target(objective, targets - 1);
            put(row, "Target", target + "/id");
            put(row, "Measure", target + "/title");
            put(row, "Task", target + "/tasks/" + tasks + "/id");
            put(row, "What is done", target + "/tasks/" + tasks + "/title");
            tasks += row.containsKey("Task") || row.containsKey("What is done") ? 1 : 0;
        }
    }

    /** Whether another one begins in this row. */
    private boolean starts(Map<String, SheetCell> row, String column, String last) {
        var index = last.substring(last.lastIndexOf('/') + 1);
        var cell = row.get(column);
        return "-1".equals(index)
                || (cell != null && !written(last + "/id").equals(cell.text().strip()));
    }

    private void put(Map<String, SheetCell> row, String column, String pointer) {
        var cell = row.get(column);
        if (cell == null) {
            return;
        }
        var before = written(pointer);
        if (before.isEmpty()) {
            document.text(pointer, cell.text().strip(), cell.place());
        } else if (!before.equals(cell.text().strip())) {
            findings.error(
                    cell.place(),
                    pointer,
                    "this differs from what an earlier row says of the same one; make both equal");
        }
    }

    private String written(String pointer) {
        return document.root().at(pointer).asText();
    }

    private static String objective(int number) {
        return "/objectives/" + number;
    }

    private static String target(String objective, int number) {
        return objective + "/targets/" + number;
    }
}
