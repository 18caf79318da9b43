package io.drillmaster.drillpackages.lure;

import io.drillmaster.drillpackages.PackageName;
import java.util.Optional;

/**
 * A name that could be mistaken for a real one.
 *
 * @param name the name; valid by the rules of the target's ecosystem unless it is refused
 * @param mutation how it was made
 * @param target the dependency that it imitates
 * @param refusal why a drill package must not have it; empty when it may
 */
public record Candidate(String name, Mutation mutation, PackageName target, Optional<Refusal> refusal) {
    /** Whether a drill package may have the name, as far as can be told offline. */
    public boolean isUsable() {
        return refusal.isEmpty();
    }
}
