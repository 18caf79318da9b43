package io.drillmaster.origin;

import io.drillmaster.drillpackages.origin.PublicKeys;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Optional;

/**
 * A key that drill packages of ours were signed with.
 *
 * @param key its public half
 * @param since from when on it was used
 * @param retiredAt when another took its place; what it signed is still ours
 */
public record KnownKey(PublicKey key, Instant since, Optional<Instant> retiredAt) {
    /** The key in a file of several: PEM after a line that says which it is. */
    public String pem() {
        return "# Drillmaster signing key " + PublicKeys.id(key) + ", since " + since
                + retiredAt.map(at -> ", until " + at).orElse("") + "\n" + PublicKeys.toPem(key);
    }
}
