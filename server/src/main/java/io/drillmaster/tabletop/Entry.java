package io.drillmaster.tabletop;

import java.time.Instant;

/**
 * Something that happened in a session.
 *
 * @param seq grows by one with every event of the session
 * @param at on the server's clock
 * @param actor who did it
 * @param event what
 */
public record Entry(long seq, Instant at, Actor actor, TabletopEvent event) {}
