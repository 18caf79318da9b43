package io.drillmaster.attack;

import java.util.List;
import java.util.Optional;

/**
 * A technique or sub-technique.
 *
 * @param id such as {@code T1195.001}
 * @param name as MITRE calls it; of a sub-technique without its parent's
 * @param tactics short names, such as {@code initial-access}
 * @param status whether it is still used
 * @param replacedBy id of what is used in its place; only of a revoked one
 */
public record Technique(String id, String name, List<String> tactics, Status status, Optional<String> replacedBy) {
    /** Whether MITRE still uses an id. */
    public enum Status {
        /** It does. */
        CURRENT,
        /** Not any more, and nothing took its place. */
        DEPRECATED,
        /** Not any more; something may have taken its place. */
        REVOKED
    }

    public Technique {
        tactics = List.copyOf(tactics);
    }

    /** One that is in use. */
    public static Technique current(String id, String name, String... tactics) {
        return new Technique(id, name, List.of(tactics), Status.CURRENT, Optional.empty());
    }
}
