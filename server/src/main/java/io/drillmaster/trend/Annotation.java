package io.drillmaster.trend;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A change that somebody wrote beside the drills.
 *
 * @param id number
 * @param day on which it took effect, UTC
 * @param kind what was changed
 * @param text in a line
 * @param scenario the only one that it concerns; absent when it concerns all
 * @param by account name of who wrote it
 * @param sample made up to show what the pages look like
 */
public record Annotation(
        long id, LocalDate day, Kind kind, String text, Optional<String> scenario, String by, boolean sample) {
    /** What was changed. */
    public enum Kind {
        /** A detection was put to work, or mended. */
        RULE_DEPLOYED("Rule deployed"),
        /** People are to do something in another way. */
        POLICY_CHANGED("Policy changed"),
        /** A tool was brought in, updated or taken away. */
        TOOL_CHANGED("Tool changed"),
        /** Anything else that drills may feel. */
        OTHER("Other change");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** As people read it. */
        public String title() {
            return title;
        }
    }
}
