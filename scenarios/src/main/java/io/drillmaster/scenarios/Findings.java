package io.drillmaster.scenarios;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is found in one file. */
public final class Findings {
    private final String origin;
    private final List<Finding> found = new ArrayList<>();

    /**
     * Nothing found yet.
     *
     * @param origin what findings call the file
     */
    public Findings(String origin) {
        this.origin = origin;
    }

    /** The file is refused because of this. */
    public void error(Place place, String pointer, String message) {
        add(Finding.Severity.ERROR, place, pointer, message);
    }

    /** The author should look at this again. */
    public void warning(Place place, String pointer, String message) {
        add(Finding.Severity.WARNING, place, pointer, message);
    }

    /** Whether the file is refused. */
    public boolean hasErrors() {
        return found.stream().anyMatch(Finding::isError);
    }

    /** In the order of the file's lines. */
    public List<Finding> inOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt(Finding::line).thenComparingInt(Finding::column))
                .toList();
    }

    private void add(Finding.Severity severity, Place place, String pointer, String message) {
        var said = place.cell().isEmpty() ? message : "in the cell " + place.cell() + ": " + message;
        var finding = new Finding(origin, severity, place.line(), place.column(), pointer, said);
        // A value that fails two keywords of the schema may lead to one and the same sentence.
        if (!found.contains(finding)) {
            found.add(finding);
        }
    }
}
