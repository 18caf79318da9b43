package io.drillmaster.review;

import java.util.Arrays;
import java.util.Optional;

/** A part of a review that people write. */
public enum Section {
    /** Worth keeping. */
    WENT_WELL(
            "went-well",
            "What went well",
            "Which signals, tools and habits helped, and how? Say what should stay as it is."),
    /** Conditions, not causes: there is never only one. */
    MADE_HARD(
            "made-hard",
            "What made it hard",
            "Describe the conditions: what could be seen at that moment, what was missing, slow or unclear? Write about"
                    + " systems and information, and use roles instead of names."),
    /** How work normally goes, where that differs from what was thought. */
    SURPRISED(
            "surprises",
            "What surprised us",
            "Where did things work differently from what anybody expected? What did that show about a normal day?"),
    /** What could as well have gone otherwise. */
    LUCKY(
            "lucky",
            "Where we were lucky",
            "What helped this time without anybody having arranged it, and may be absent the next time?"),
    /** What will be different. */
    FOLLOW_UP(
            "follow-up",
            "What we take from it",
            "Which change would make the safe way the easy one? Begin with a verb, say how it will be seen to be done,"
                    + " and record it as a gap with an owner.");

    private final String key;
    private final String title;
    private final String hint;

    Section(String key, String title, String hint) {
        this.key = key;
        this.title = title;
        this.hint = hint;
    }

    /** Stable name in addresses and in the database. */
    public String key() {
        return key;
    }

    /** As people read it. */
    public String title() {
        return title;
    }

    /** How to write it without blame. */
    public String hint() {
        return hint;
    }

    /** The section with this key. */
    public static Optional<Section> ofKey(String key) {
        return Arrays.stream(values())
                .filter(section -> section.key.equals(key))
                .findFirst();
    }
}
