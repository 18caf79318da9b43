package io.drillmaster.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * A person who can sign in.
 *
 * @param login account name; it is what evidence names as the actor
 * @param lastSignIn when they last came in
 */
public record Account(
        long id,
        String login,
        String name,
        Role role,
        boolean active,
        Instant createdAt,
        Optional<Instant> lastSignIn) {}
