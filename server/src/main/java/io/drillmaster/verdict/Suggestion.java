package io.drillmaster.verdict;

import java.util.List;
import java.util.UUID;

/**
 * A gap that the data suggest. It counts once a person has accepted it.
 *
 * @param key stable within the exercise, letters, digits and dashes: the same finding has the same key in every
 *     measurement
 * @param category where in the chain
 * @param title the condition, in one line; about systems, never about a person
 * @param description what was observed, with its numbers, and where to look
 * @param evidence the rows that it rests on
 */
public record Suggestion(String key, GapCategory category, String title, String description, List<UUID> evidence) {
    public Suggestion {
        evidence = List.copyOf(evidence);
    }
}
