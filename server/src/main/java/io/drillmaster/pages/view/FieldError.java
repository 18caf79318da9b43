package io.drillmaster.pages.view;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One line of the summary above a form.
 *
 * @param input id of the input, where the line leads
 * @param message what was wrong and what to do
 */
public record FieldError(String input, String message) {
    /** The errors among these inputs, in the order given. */
    static List<FieldError> among(List<Map.Entry<String, Field>> fields) {
        return fields.stream()
                .filter(field -> field.getValue().error() != null)
                .map(field -> new FieldError(
                        field.getKey(), Objects.requireNonNull(field.getValue().error())))
                .toList();
    }
}
