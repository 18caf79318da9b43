package io.drillmaster.gap;

import io.drillmaster.common.Problem;
import io.drillmaster.verdict.GapCategory;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What people may edit of an accepted gap. It starts from {@link Gap#edit} and says how the gap shall be.
 *
 * @param title one line, 1 to {@value #LONGEST_TITLE} characters
 * @param owner one line, may be empty
 * @param due last day; empty for no date
 * @param status see {@link GapStatus#editableTo}
 */
public record GapEdit(String title, GapCategory category, String owner, Optional<LocalDate> due, GapStatus status) {
    static final int LONGEST_TITLE = 160;
    private static final int LONGEST_OWNER = 80;

    public GapEdit {
        title = line("title", title, LONGEST_TITLE);
        if (title.isEmpty()) {
            throw Problem.badField("title", "title-missing", "Say in one line what is missing.");
        }
        owner = line("owner", owner, LONGEST_OWNER);
    }

    /** Another title. */
    public GapEdit title(String other) {
        return new GapEdit(other, category, owner, due, status);
    }

    /** Another place in the chain. */
    public GapEdit category(GapCategory other) {
        return new GapEdit(title, other, owner, due, status);
    }

    /** Another owner; empty for nobody. */
    public GapEdit owner(String other) {
        return new GapEdit(title, category, other, due, status);
    }

    /** Another last day; empty for none. */
    public GapEdit due(Optional<LocalDate> other) {
        return new GapEdit(title, category, owner, other, status);
    }

    /** Another status. */
    public GapEdit status(GapStatus other) {
        return new GapEdit(title, category, owner, due, other);
    }

    private static String line(String field, String text, int longest) {
        var line = text.strip();
        if (line.length() > longest || line.chars().anyMatch(Character::isISOControl)) {
            throw Problem.badField(
                    field,
                    "bad-" + field,
                    "The " + field + " is one line of at most " + longest + " characters; this text has "
                            + line.length() + ".");
        }
        return line;
    }
}
