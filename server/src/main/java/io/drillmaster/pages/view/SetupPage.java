package io.drillmaster.pages.view;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody makes an account with a link that works once. The form goes by POST to {@code action} with {@code name},
 * {@code account}, {@code password} and {@code passwordAgain}.
 *
 * @param action the link itself
 * @param role role of the account to be made, as people read it
 * @param first whether it is the first account of this installation
 * @param problem what is wrong with the form as a whole; null when nothing is
 */
public record SetupPage(
        String action,
        String role,
        boolean first,
        Field name,
        Field account,
        Field password,
        Field passwordAgain,
        @Nullable String problem)
        implements Page {
    /** What is wrong, input by input. */
    public List<FieldError> errors() {
        return FieldError.among(List.of(
                Map.entry("name", name),
                Map.entry("account", account),
                Map.entry("password", password),
                Map.entry("passwordAgain", passwordAgain)));
    }
}
