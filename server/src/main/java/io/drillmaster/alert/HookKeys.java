package io.drillmaster.alert;

import java.util.Optional;

/** Which keys in hook addresses are right. */
@FunctionalInterface
public interface HookKeys {
    /** The hook of this source with this key; empty when the key is wrong, withdrawn or another source's. */
    Optional<Hook> find(String sourceId, String key);

    /** Told of every delivery of a hook that was found, whatever came of it; must not wait for anything. */
    default void came(String key, ReceivedDelivery delivery) {}
}
