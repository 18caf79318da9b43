package io.drillmaster.tabletop;

import java.time.Instant;

/**
 * Whether somebody's browser is there.
 *
 * @param connected as far as known; a browser that vanished is noticed at the next heartbeat
 * @param seenAt last sign of life, on the server's clock
 */
public record Presence(boolean connected, Instant seenAt) {}
