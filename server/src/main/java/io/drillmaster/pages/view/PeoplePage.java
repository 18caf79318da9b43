package io.drillmaster.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GET {@code /people}, for administrators. Forms: POST {@code /people/invites} with <code>role</code>; POST
 * {@code /people/invites/{id}/withdraw}; POST {@code /people/{account}/role} with <code>role</code>; POST
 * {@code /people/{account}/deactivate} and {@code /people/{account}/activate}.
 *
 * @param rows everybody with an account
 * @param invites links that wait to be used
 * @param freshInvite the link that was just made; shown once, null otherwise
 * @param roles what can be invited, with a word on what each may do
 */
public record PeoplePage(
        List<Row> rows, List<Invite> invites, @Nullable FreshInvite freshInvite, List<Choice> roles) implements Page {
    public PeoplePage {
        rows = List.copyOf(rows);
        invites = List.copyOf(invites);
        roles = List.copyOf(roles);
    }

    /**
     * A person.
     *
     * @param self whether it is the person who looks; nobody deactivates or demotes themselves
     * @param roles what the person can be, the present role chosen
     */
    public record Row(
            String account,
            String name,
            Chip state,
            boolean active,
            boolean self,
            List<Choice> roles,
            @Nullable Moment lastSignIn) {
        public Row {
            roles = List.copyOf(roles);
        }
    }

    /** A link that waits: for which role, by whom, until when. */
    public record Invite(String id, String role, String by, Moment expires) {}

    /** A link that was just made. */
    public record FreshInvite(String url, String role, Moment expires) {}
}
