package io.drillmaster.scenarios.msel;

import io.drillmaster.scenarios.Findings;
import io.drillmaster.scenarios.SourceDocument;

/** Where the checks of a tabletop put what they find, by the pointer of what it is about. */
record MselFindings(SourceDocument document, Findings findings) {
    void error(String pointer, String message) {
        findings.error(document.valueAt(pointer), pointer, message);
    }

    void warning(String pointer, String message) {
        findings.warning(document.valueAt(pointer), pointer, message);
    }

    /** About a piece of a text, at the line on which it stands. */
    void errorAtPiece(String pointer, String piece, String message) {
        findings.error(document.pieceAt(pointer, piece), pointer, message);
    }

    /** About a piece of a text, at the line on which it stands. */
    void warningAtPiece(String pointer, String piece, String message) {
        findings.warning(document.pieceAt(pointer, piece), pointer, message);
    }

    /** Where a value stands, as messages point to it: {@code on line 7} or {@code in the cell Roles!A3}. */
    String place(String pointer) {
        var place = document.valueAt(pointer);
        return place.cell().isEmpty() ? "on line " + place.line() : "in the cell " + place.cell();
    }
}
