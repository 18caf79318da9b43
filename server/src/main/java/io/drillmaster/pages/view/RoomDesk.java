package io.drillmaster.pages.view;

import java.util.List;

/**
 * What scribes write on, and what stands there already.
 *
 * @param writes whether something can still be written
 * @param lines of the record, newest first
 * @param notes of scribes, newest first
 */
public record RoomDesk(boolean writes, List<Line> lines, List<Note> notes) {

    /**
     * A line of the record.
     *
     * @param number by which it is put right
     * @param corrections what put it right, oldest first
     */
    public record Line(long number, String when, String who, String what, List<String> corrections) {}

    /** A note; {@code about} is when it was taken, and of which inject. */
    public record Note(String about, String text) {}

    /**
     * What was said to an inject, also before its reveal.
     *
     * @param asks whether anything was asked
     * @param answered how many did, in words
     * @param answers by role
     * @param writes whether the group's decision can be written down
     * @param options to choose from; may be none
     * @param text of the decision, as it stands; empty when there is none
     * @param reason of the decision, as it stands; empty when there is none
     * @param owners roles that can carry it out
     */
    public record Table(
            boolean asks,
            String answered,
            List<Answer> answers,
            boolean writes,
            List<Choice> options,
            String text,
            String reason,
            List<Choice> owners) {
        /** Changes whenever what was said does. */
        public String saidRevision() {
            return Integer.toHexString(List.of(answered, answers).hashCode());
        }

        /** Changes whenever the decision does. */
        public String decisionRevision() {
            return Integer.toHexString(
                    List.of(writes, options, text, reason, owners).hashCode());
        }
    }

    /** What somebody said; {@code remark} is empty when there is nothing to remark. */
    public record Answer(String role, String option, String text, String remark) {}

    /** Changes whenever what stands on it does. */
    public String revision() {
        return Integer.toHexString(List.of(lines, notes).hashCode());
    }
}
