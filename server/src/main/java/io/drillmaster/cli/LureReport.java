package io.drillmaster.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.drillpackages.dependencies.DependencyFile;
import io.drillmaster.drillpackages.dependencies.DependencyFormat;
import io.drillmaster.drillpackages.lure.Candidate;
import io.drillmaster.drillpackages.lure.Lures;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is told about the lure names for a file.
 *
 * @param file as it was named
 * @param format how it was read
 * @param read what was in it
 * @param lures what could be mistaken for that
 */
record LureReport(String file, DependencyFormat format, DependencyFile read, Lures lures) {
    /** A table for people: usable names first. */
    List<String> table() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("CANDIDATE", "MUTATION", "IMITATES", "MAY BE USED"));
        Stream.concat(lures.usable().stream(), lures.refused().stream())
                .map(lure -> List.of(
                        lure.name(),
                        lure.mutation().title(),
                        lure.target().value(),
                        lure.refusal()
                                .map(refusal -> "no: " + refusal.sentence())
                                .orElse("yes")))
                .forEach(rows::add);
        var lines = aligned(rows);
        lines.add("");
        lines.add(count(read.dependencies().size(), "dependency") + ". Usable names: "
                + lures.usable().size() + " of " + lures.usableCount() + ". Refused ones: "
                + lures.refused().size() + " of " + lures.refusedCount() + ".");
        lines.add("Check at " + format.ecosystem().title() + ", and among your own packages, that a name is free before"
                + " you use it.");
        return lines;
    }

    /** One line for each line of the file that is no dependency from a registry. */
    List<String> skipped() {
        return read.skipped().stream()
                .map(line -> file + ":" + line.line() + ": skipped '" + line.text() + "': " + line.reason())
                .toList();
    }

    ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("file", file);
        json.put("ecosystem", format.ecosystem().id());
        json.put("dependencies", read.dependencies().size());
        json.put("usableCount", lures.usableCount());
        json.put("refusedCount", lures.refusedCount());
        var usable = json.putArray("usable");
        lures.usable().forEach(lure -> usable.add(json(lure)));
        var refused = json.putArray("refused");
        lures.refused().forEach(lure -> refused.add(json(lure)));
        var skipped = json.putArray("skipped");
        read.skipped()
                .forEach(line -> skipped.addObject()
                        .put("line", line.line())
                        .put("text", line.text())
                        .put("reason", line.reason()));
        return json;
    }

    private static ObjectNode json(Candidate lure) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("name", lure.name());
        json.put("mutation", lure.mutation().name());
        json.put("imitates", lure.target().value());
        lure.refusal()
                .ifPresent(
                        refusal -> json.put("reason", refusal.reason().name()).put("sentence", refusal.sentence()));
        return json;
    }

    static String count(int number, String thing) {
        return number + " "
                + (number == 1
                        ? thing
                        : thing.endsWith("y") ? thing.substring(0, thing.length() - 1) + "ies" : thing + "s");
    }

    private static List<String> aligned(List<List<String>> rows) {
        var widths = new int[4];
        for (var row : rows) {
            for (var column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        var lines = new ArrayList<String>();
        for (var row : rows) {
            var line = new StringBuilder();
            for (var column = 0; column < widths.length - 1; column++) {
                var cell = row.get(column);
                line.append(cell).append(" ".repeat(widths[column] - cell.length() + 2));
            }
            lines.add(line.append(row.get(widths.length - 1)).toString());
        }
        return lines;
    }
}
