package io.drillmaster.canary;

import java.util.Optional;

/** Who may report as a probe: a key is made for one exercise and stands in the script. */
@FunctionalInterface
public interface ProbeKeys {
    /** What the key's holder looks for; empty when the key is unknown, withdrawn or has ended. */
    Optional<ProbeTarget> exerciseOf(String key);
}
