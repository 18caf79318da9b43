package io.drillmaster.registry;

import java.net.URI;
import java.util.Optional;

/**
 * How the built-in registry is run.
 *
 * @param access who may read
 * @param pypiUpstream address of another simple index that is asked for projects this registry never had
 * @param npmUpstream the same for npm packages
 */
public record RegistrySettings(RegistryAccess.Mode access, Optional<URI> pypiUpstream, Optional<URI> npmUpstream) {
    /** Open to every machine, and without an upstream. */
    public static final RegistrySettings USUAL =
            new RegistrySettings(RegistryAccess.Mode.OPEN, Optional.empty(), Optional.empty());
}
