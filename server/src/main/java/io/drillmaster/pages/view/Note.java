package io.drillmaster.pages.view;

import java.util.List;

/**
 * A sentence that qualifies a number.
 *
 * @param text as people read it
 * @param rows the evidence that it speaks of, so that everybody can judge it; empty when it speaks of none
 */
public record Note(String text, List<Link> rows) {
    public Note {
        rows = List.copyOf(rows);
    }

    /** A sentence that stands for itself. */
    public static Note of(String text) {
        return new Note(text, List.of());
    }
}
