package io.drillmaster.alert;

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
}
