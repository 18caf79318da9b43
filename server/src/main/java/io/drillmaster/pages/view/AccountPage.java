package io.drillmaster.pages.view;

import java.util.List;
import java.util.Map;

/**
 * GET {@code /account}. Forms: POST {@code /account/password} with {@code current}, {@code password} and
 * {@code passwordAgain}; POST {@code /account/sessions/{id}/end}; POST {@code /account/sessions/end-others}.
 */
public record AccountPage(
        String name,
        String account,
        String role,
        Field current,
        Field password,
        Field passwordAgain,
        List<Session> sessions)
        implements Page {
    public AccountPage {
        sessions = List.copyOf(sessions);
    }

    /** What is wrong, input by input. */
    public List<FieldError> errors() {
        return FieldError.among(List.of(
                Map.entry("current", current),
                Map.entry("password", password),
                Map.entry("passwordAgain", passwordAgain)));
    }

    /**
     * Somewhere this account is signed in.
     *
     * @param where browser and address, as far as known
     * @param here whether it is the session that looks
     */
    public record Session(String id, String where, Moment since, Moment lastSeen, boolean here) {}
}
