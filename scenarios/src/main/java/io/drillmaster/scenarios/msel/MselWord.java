package io.drillmaster.scenarios.msel;

import java.util.Locale;

/** The words of closed lists as a tabletop file has them: lower case, dashes between the parts of a word. */
public final class MselWord {
    private MselWord() {}

    /** As the file has it. */
    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant that is written so; the schema has let no other word through. */
    static <E extends Enum<E>> E read(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
