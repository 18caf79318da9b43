package io.drillmaster.alert;

import java.net.URI;
import java.util.Optional;

/**
 * Where a source has to deliver.
 *
 * @param url the whole address, with its key
 * @param secret what the source must prove to know, where the hook has one
 */
public record HookAddress(URI url, Optional<HookSecret> secret) {
    @Override
    public String toString() {
        return "HookAddress[hidden]"; // the key in the address is a secret too
    }
}
