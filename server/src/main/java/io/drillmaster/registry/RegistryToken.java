package io.drillmaster.registry;

import io.drillmaster.common.ExerciseId;
import java.time.Instant;

/**
 * A token of an exercise, without its secret, which nobody knows but its holder.
 *
 * @param republish whether an upload may give a version other bytes
 * @param createdBy account name
 */
public record RegistryToken(
        long id, ExerciseId exercise, TokenRights rights, Republish republish, String createdBy, Instant createdAt) {}
