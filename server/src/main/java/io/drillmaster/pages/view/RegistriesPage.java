package io.drillmaster.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GET {@code /registries}, for members and administrators. Forms: POST {@code /registries/{id}/check}; POST
 * {@code /registries/sweep}.
 *
 * @param rows the registries outside this server
 * @param left what was sent to them and is not known to be gone
 */
public record RegistriesPage(List<Row> rows, List<Left> left) implements Page {
    public RegistriesPage {
        rows = List.copyOf(rows);
        left = List.copyOf(left);
    }

    /**
     * A registry.
     *
     * @param kind with the ecosystem, e.g. {@code pypiserver, PyPI}
     * @param index what clients ask
     * @param withdrawal what this server can take back there, as a sentence
     * @param fitness of the last look
     * @param checkedAt when that was; null before the first
     * @param words what was found then
     */
    public record Row(
            String id,
            String kind,
            String index,
            String withdrawal,
            Chip fitness,
            @Nullable Moment checkedAt,
            List<String> words) {
        public Row {
            words = List.copyOf(words);
        }
    }

    /**
     * A package that may still be there.
     *
     * @param what name and version
     * @param exercise it belongs to
     * @param words what came of the last attempt to withdraw it; empty before the first
     */
    public record Left(String what, String registry, String exercise, Chip state, Moment changedAt, String words) {}
}
