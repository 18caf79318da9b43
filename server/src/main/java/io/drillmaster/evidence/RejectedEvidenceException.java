package io.drillmaster.evidence;

import java.util.UUID;

/** One row can never be written into the log, however often it is tried. */
public final class RejectedEvidenceException extends Exception {
    private static final long serialVersionUID = 1L;

    private final UUID row;

    /**
     * @param row id of the row
     * @param reason a sentence for the operator
     */
    public RejectedEvidenceException(UUID row, String reason) {
        super(reason);
        this.row = row;
    }

    /** Id of the row that is at fault. */
    public UUID row() {
        return row;
    }

    /** What is wrong with it. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
