package io.drillmaster.pages.view;

import java.util.Locale;

/** What a short text means at a glance. The text itself always says it too: colour is never the only carrier. */
public enum Tone {
    /** No judgement. */
    NEUTRAL,
    /** Going on, worth knowing. */
    INFO,
    /** As hoped. */
    GOOD,
    /** Needs a look. */
    WARN,
    /** Needs work. */
    BAD;

    /** Name of the style class. */
    public String css() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }
}
