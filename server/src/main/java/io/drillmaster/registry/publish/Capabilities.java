package io.drillmaster.registry.publish;

import io.drillmaster.drillpackages.Ecosystem;
import java.util.Set;

/**
 * What a kind of registry can do, as far as a drill is concerned.
 *
 * @param yank it can mark a version as not to be chosen; pinned installs still get it, so this is no withdrawal
 * @param delete this program can have a version deleted there
 * @param overwrite it may accept other bytes for a version that it has
 * @param fallthroughRisk how it is set up decides whether unknown names are asked of a public registry
 * @param ecosystems what it can hold
 */
public record Capabilities(
        boolean yank, boolean delete, boolean overwrite, boolean fallthroughRisk, Set<Ecosystem> ecosystems) {
    public Capabilities {
        ecosystems = Set.copyOf(ecosystems);
    }
}
