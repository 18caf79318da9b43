package io.drillmaster.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GET {@code /alert-sources}, for administrators. Forms: POST {@code /alert-sources} with {@code name} and <code>kind</code>;
 * POST {@code /alert-sources/{id}/rotate}; POST {@code /alert-sources/{id}/delete}.
 *
 * @param rows the sources
 * @param fresh the one that was just created or rotated, with its secret address; shown once, null otherwise
 * @param name of a new one
 * @param kinds what can send alerts
 */
public record AlertSourcesPage(List<Row> rows, @Nullable Fresh fresh, Field name, List<Choice> kinds) implements Page {
    public AlertSourcesPage {
        rows = List.copyOf(rows);
        kinds = List.copyOf(kinds);
    }

    /** What is wrong, input by input. */
    public List<FieldError> errors() {
        return FieldError.among(List.of(java.util.Map.entry("name", name)));
    }

    /**
     * A source.
     *
     * @param hint the recognisable end of its address, e.g. {@code …/hooks/falco/…k3Qz}
     * @param lastSeen null when nothing ever came
     * @param entersSecret whether the other side makes the secret, to be entered here
     * @param health e.g. {@code Seen 2 min ago}, {@code Never seen}
     */
    public record Row(
            String id,
            String name,
            String kind,
            boolean standIn,
            String hint,
            @Nullable Moment lastSeen,
            Chip health,
            String received,
            boolean entersSecret) {}

    /**
     * A new secret address.
     *
     * @param url the whole address
     * @param snippets what to paste where
     */
    public record Fresh(String name, String url, List<Command> snippets) {
        public Fresh {
            snippets = List.copyOf(snippets);
        }
    }
}
