package io.drillmaster.scenarios;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is found in one file. */
final class Findings {
    private final String origin;
    private final List<Finding> found = new ArrayList<>();

    Findings(String origin) {
        this.origin = origin;
    }

    void error(Place place, String pointer, String message) {
        add(Finding.Severity.ERROR, place, pointer, message);
    }

    void warning(Place place, String pointer, String message) {
        add(Finding.Severity.WARNING, place, pointer, message);
    }

    boolean hasErrors() {
        return found.stream().anyMatch(Finding::isError);
    }

    /** In the order of the file's lines. */
    List<Finding> inOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt(Finding::line).thenComparingInt(Finding::column))
                .toList();
    }

    private void add(Finding.Severity severity, Place place, String pointer, String message) {
        var finding = new Finding(origin, severity, place.line(), place.column(), pointer, message);
        // A value that fails two keywords of the schema may lead to one and the same sentence.
        if (!found.contains(finding)) {
            found.add(finding);
        }
    }
}
