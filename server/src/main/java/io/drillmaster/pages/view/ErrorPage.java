package io.drillmaster.pages.view;

import org.jspecify.annotations.Nullable;

/**
 * Something was wrong: with the request, or with the product.
 *
 * @param status HTTP status code
 * @param heading e.g. {@code There is no such exercise}
 * @param sentence what was wrong and what was found
 * @param whatToDo the way out
 * @param id to find the matching line in the log; null when there is none
 */
public record ErrorPage(
        int status,
        String heading,
        String sentence,
        String whatToDo,
        @Nullable String id) implements Page {}
