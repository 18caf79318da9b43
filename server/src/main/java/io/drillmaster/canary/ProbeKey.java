package io.drillmaster.canary;

import io.drillmaster.common.ExerciseId;
import java.time.Instant;
import java.util.Optional;

/**
 * A key that was made for probes of one exercise. The key itself is known only to those it was shown to.
 *
 * @param label what it is for, in its maker's words
 * @param madeBy account name
 * @param expiresAt when it ends; empty when it ends with the exercise's window
 * @param revokedAt when somebody withdrew it
 * @param lastUsed when a probe last greeted or reported with it
 */
public record ProbeKey(
        long id,
        ExerciseId exercise,
        String label,
        String madeBy,
        Instant madeAt,
        Optional<Instant> expiresAt,
        Optional<Instant> revokedAt,
        Optional<Instant> lastUsed) {}
