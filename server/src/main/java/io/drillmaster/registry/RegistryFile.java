package io.drillmaster.registry;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.Token;
import java.time.Instant;
import java.util.Optional;

/**
 * One file in the registry, without its bytes.
 *
 * @param packageName as published
 * @param integrity npm's {@code sha512-…}
 * @param metadata PyPI: core metadata; npm: the version's package.json; Cargo: the index line;
 *     RubyGems: the gemspec
 * @param size bytes
 * @param token of the drill package; empty for a file that a client uploaded, whose fetches are no evidence
 * @param exercise whose file it is; it is withdrawn with it
 * @param uploadedAt true time of publication
 * @param uploadTime what clients are told it was; another only when a drill of an age gate set it
 * @param yanked the reason, possibly empty text; empty when it is not yanked
 * @param deprecated npm's deprecation text
 */
public record RegistryFile(
        long id,
        Ecosystem ecosystem,
        String packageKey,
        String packageName,
        String version,
        String filename,
        String sha256,
        String sha1,
        String integrity,
        String metadata,
        long size,
        Optional<Token> token,
        ExerciseId exercise,
        Instant uploadedAt,
        Instant uploadTime,
        Optional<String> yanked,
        Optional<String> deprecated) {
    /** Whether it is a drill package, and not a background package. */
    public boolean isDrill() {
        return token.isPresent();
    }
}
