package io.drillmaster.registry.publish;

import java.util.List;

/** The names behind a name in DNS. */
@FunctionalInterface
public interface Aliases {
    /**
     * The canonical names that a host name stands for, in the order of the chain; none when it stands for itself.
     *
     * @throws RegistryTrouble when DNS did not answer
     */
    List<String> of(String hostName);
}
