package io.drillmaster.registry;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.drillpackages.Token;
import java.time.Instant;

/**
 * One file in the registry, without its bytes.
 *
 * @param packageName as published
 * @param integrity npm's {@code sha512-…}
 * @param metadata PyPI: core metadata; npm: package.json
 * @param size bytes
 * @param uploadedAt true time of publication, never set back: age gates rely on it and are to be credited
 */
public record RegistryFile(
        String packageName,
        String version,
        String filename,
        String sha256,
        String sha1,
        String integrity,
        String metadata,
        long size,
        Token token,
        ExerciseId exercise,
        Instant uploadedAt) {}
