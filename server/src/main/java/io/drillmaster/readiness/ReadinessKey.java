package io.drillmaster.readiness;

import java.time.Instant;
import java.util.Optional;

/**
 * A key by which a machine feeds samples. The key itself is known only to those it was shown to.
 *
 * @param label what it is for; also the source of samples that name none
 * @param madeBy account name
 * @param endedAt when somebody ended it, or made a new one in its place
 * @param endedBy who did
 * @param lastUsed when samples last came with it
 */
public record ReadinessKey(
        long id,
        String label,
        String madeBy,
        Instant madeAt,
        Optional<Instant> endedAt,
        Optional<String> endedBy,
        Optional<Instant> lastUsed) {}
