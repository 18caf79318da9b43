package io.drillmaster.pages;

import io.drillmaster.pages.view.Choice;
import io.drillmaster.pages.view.FormInput.Widget;
import io.drillmaster.tabletop.authoring.Renaming;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a form for a part of a tabletop has: inputs, and groups of them. Keys are those of the schema. */
sealed interface MselPart {
    /** Where its value stands in the mapping around it; empty for a group that is one only for the eye. */
    String key();

    /**
     * A field.
     *
     * @param required whether a tabletop without it is wrong
     * @param usual what leaving the key out means; empty when it means that there is none
     * @param offer what can be chosen
     */
    record Input(
            String key,
            String label,
            String hint,
            Widget widget,
            boolean required,
            String usual,
            Function<MselOffers, List<Choice>> offer)
            implements MselPart {}

    /**
     * Fields that belong together.
     *
     * @param entry what one of them is called, when it is a list of such groups; empty when there is one
     * @param of whose ids are in it, when others name them
     */
    record Group(String key, String legend, String hint, String entry, Optional<Renaming.Of> of, List<MselPart> parts)
            implements MselPart {
        public Group {
            parts = List.copyOf(parts);
        }

        boolean isList() {
            return !entry.isEmpty();
        }
    }

    /** A line that is needed. */
    static Input line(String key, String label, String hint) {
        return new Input(key, label, hint, Widget.LINE, true, "", there -> List.of());
    }

    /** A few words that are needed. */
    static Input words(String key, String label, String hint) {
        return new Input(key, label, hint, Widget.SHORT, true, "", there -> List.of());
    }

    /** A few words that may stay away. */
    static Input maybeWords(String key, String label, String hint) {
        return new Input(key, label, hint, Widget.SHORT, false, "", there -> List.of());
    }

    /** A text of several lines. */
    static Input text(String key, String label, String hint) {
        return new Input(key, label, hint, Widget.TEXT, true, "", there -> List.of());
    }

    /** A text of several lines that may stay empty. */
    static Input maybeText(String key, String label, String hint) {
        return new Input(key, label, hint, Widget.TEXT, false, "", there -> List.of());
    }

    /** Entries, one a line. */
    static Input lines(String key, String label, String hint) {
        return new Input(key, label, hint, Widget.LINES, false, "", there -> List.of());
    }

    /** One of what is there, or none. */
    static Input one(String key, String label, String hint, String usual, Function<MselOffers, List<Choice>> offer) {
        return new Input(key, label, hint, Widget.ONE, false, usual, offer);
    }

    /** Any number of what is there. */
    static Input some(String key, String label, String hint, Function<MselOffers, List<Choice>> offer) {
        return new Input(key, label, hint, Widget.SOME, false, "", offer);
    }
}
