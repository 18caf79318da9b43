package io.drillmaster.exercise;

import io.drillmaster.evidence.Fact;
import io.drillmaster.registry.RegistryFile;
import java.util.Optional;

/** Asks this server's own registry, as a client would, whether a package is still to be had. */
@FunctionalInterface
public interface IndexLook {
    /** Looks now; empty when no answer came, so that nothing can be said. */
    Optional<Fact.IndexLooked> look(RegistryFile file);
}
