package io.drillmaster.tabletop;

import java.time.Instant;
import java.util.Optional;

/**
 * What the group decided, which is not the same as what its members answered.
 *
 * @param option chosen; absent when words alone say it
 * @param text what was decided
 * @param reason why, as the group gave it
 * @param owner role that carries it out; empty when none was named
 * @param by who wrote it down
 * @param at on the server's clock
 */
public record GroupDecision(Optional<String> option, String text, String reason, String owner, Actor by, Instant at) {}
