package io.drillmaster.gap;

import io.drillmaster.verdict.GapCategory;
import java.util.Optional;

/**
 * How somebody words a suggestion when accepting it.
 *
 * @param title see {@link GapEdit}
 * @param task of the tabletop that the gap is about; looked at only where the suggestion names none
 */
public record Acceptance(String title, GapCategory category, Optional<String> task) {}
