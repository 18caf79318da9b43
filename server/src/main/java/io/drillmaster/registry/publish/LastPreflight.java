package io.drillmaster.registry.publish;

import java.time.Instant;

/** The last look at a registry. */
public record LastPreflight(Instant checkedAt, Preflight found) {}
