package io.drillmaster.alert;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** How a delivery proves where it comes from. The key in the hook's address was checked before. */
public interface Authenticator {
    /** One sentence for the person who sets the hook up. */
    String explanation();

    /**
     * Judges a delivery. Without a secret the address's key has to be enough: it is as unguessable as a secret, but
     * addresses end up in more logs.
     */
    Authenticity check(Delivery delivery, Optional<HookSecret> secret);

    /**
     * The headers with which the source would prove to know the secret, to send a stored delivery again.
     *
     * @param body the bytes before compression
     * @return nothing where that cannot be made outside the source
     */
    default Map<String, String> proof(byte[] body, HookSecret secret, Instant now) {
        return Map.of();
    }
}
