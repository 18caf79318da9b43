package io.drillmaster.identity;

import java.time.Instant;

/**
 * A person who can sign in.
 *
 * @param login account name; it is what evidence names as the actor
 */
public record Account(long id, String login, String name, Role role, boolean active, Instant createdAt) {}
