package io.drillmaster.gap;

import io.drillmaster.common.Problem;
import io.drillmaster.verdict.GapCategory;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A gap that a person adds by hand.
 *
 * @param origin the exercise whose review it came up in, or the session with the task that it is about
 * @param title see {@link GapEdit}
 * @param description may be empty; at most {@value #LONGEST_DESCRIPTION} characters
 * @param owner may be empty
 */
public record NewGap(
        Origin origin, GapCategory category, String title, String description, String owner, Optional<LocalDate> due) {
    static final int LONGEST_DESCRIPTION = 4_000;

    public NewGap {
        var checked = new GapEdit(title, category, owner, due, GapStatus.OPEN);
        title = checked.title();
        owner = checked.owner();
        description = description.strip().replace('\u0000', '\uFFFD'); // PostgreSQL's text has no NUL character
        if (description.length() > LONGEST_DESCRIPTION) {
            throw Problem.badField(
                    "description",
                    "too-long",
                    "The description has " + description.length() + " characters; " + LONGEST_DESCRIPTION
                            + " are allowed.");
        }
    }
}
