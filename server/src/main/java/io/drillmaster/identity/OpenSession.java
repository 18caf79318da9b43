package io.drillmaster.identity;

import java.time.Instant;

/**
 * Somewhere an account is signed in.
 *
 * @param userAgent what the browser said about itself; a hint for people, no proof
 * @param lastSeen to the minute
 */
public record OpenSession(long id, String secretHash, String userAgent, Instant since, Instant lastSeen) {}
