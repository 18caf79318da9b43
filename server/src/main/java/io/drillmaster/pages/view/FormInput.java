package io.drillmaster.pages.view;

import java.util.List;

/**
 * An input of a form that is drawn from data.
 *
 * @param id of the element
 * @param name under which it is sent
 * @param hint what belongs into it; may be empty
 * @param required whether a tabletop without it is wrong; the form may be sent all the same
 * @param value as it stands; empty for those with choices
 * @param choices to take one or several of
 * @param said what the check says of it
 */
public record FormInput(
        String id,
        String name,
        String label,
        String hint,
        Widget widget,
        boolean required,
        String value,
        List<Choice> choices,
        List<Said> said)
        implements FormItem {
    public FormInput {
        choices = List.copyOf(choices);
        said = List.copyOf(said);
    }

    /** How it is filled in. */
    public enum Widget {
        /** A line. */
        LINE,
        /** A few words. */
        SHORT,
        /** Several lines. */
        TEXT,
        /** Several lines in which every blank counts. */
        CODE,
        /** Several entries, one a line. */
        LINES,
        /** One of the choices. */
        ONE,
        /** Any number of the choices. */
        SOME,
        /** A box to tick. */
        YES
    }

    /** The ids of what describes it; empty when nothing does. */
    public String describedBy() {
        return ((hint.isEmpty() ? "" : id + "-hint ") + (said.isEmpty() ? "" : id + "-said")).strip();
    }

    /** Whether two of its sort have room beside each other. */
    public boolean half() {
        return widget == Widget.SHORT || widget == Widget.ONE;
    }

    /** Whether it holds an error. */
    public boolean wrong() {
        return said.stream().anyMatch(Said::error);
    }

    /** A finding of the check: whether it keeps the tabletop from being saved, and what it is. */
    public record Said(boolean error, String message) {
        /** As people read it. */
        public String word() {
            return error ? "Error" : "Warning";
        }
    }
}
