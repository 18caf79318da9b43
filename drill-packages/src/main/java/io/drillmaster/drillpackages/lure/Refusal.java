package io.drillmaster.drillpackages.lure;

/**
 * Why a drill package must not have a name.
 *
 * @param reason the kind of reason
 * @param sentence the reason for people: what was found
 */
public record Refusal(Reason reason, String sentence) {
    /** Kinds of reasons, in the order in which they are looked for. */
    public enum Reason {
        /** The ecosystem takes no such name. */
        INVALID_NAME("not a valid name"),
        /** The registry holds it for the real name, which it therefore is. */
        SAME_AS_TARGET("same as the real name"),
        /** It is, or the registry holds it for, another dependency of the same file. */
        OTHER_DEPENDENCY("another dependency"),
        /** A module that comes with the language has this name. */
        STANDARD_MODULE("standard module"),
        /** It is a well known package, or confusable with one. */
        WELL_KNOWN("well known package"),
        /** The organisation's name policy does not allow it. */
        NAME_POLICY("outside the name policy");

        private final String title;

        Reason(String title) {
            this.title = title;
        }

        /** A few words for a column of a table. */
        public String title() {
            return title;
        }
    }
}
