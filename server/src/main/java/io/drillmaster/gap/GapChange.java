package io.drillmaster.gap;

import java.time.Instant;

/**
 * One entry in a gap's history.
 *
 * @param by account name
 * @param what a phrase, e.g. {@code due: no date → 2026-11-30}
 */
public record GapChange(Instant at, String by, String what) {}
