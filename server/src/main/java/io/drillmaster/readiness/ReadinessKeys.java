package io.drillmaster.readiness;

import io.drillmaster.common.Hashes;
import io.drillmaster.common.Problem;
import io.drillmaster.common.Secrets;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Makes, renews and ends the keys by which machines feed samples. */
public final class ReadinessKeys {
    private static final int LONGEST_LABEL = 80;

    private final ReadinessKeyStore store;
    private final InstantSource clock;

    /** On a migrated database. */
    public ReadinessKeys(Jdbi jdbi, InstantSource clock) {
        this.store = new ReadinessKeyStore(jdbi);
        this.clock = clock;
    }

    /**
     * Makes a key.
     *
     * @param label what it is for, in one line
     * @param by account name
     * @return the key, which nobody can read again
     */
    public String create(String label, String by) {
        var name = label.strip();
        if (name.isEmpty() || name.length() > LONGEST_LABEL || name.chars().anyMatch(Character::isISOControl)) {
            throw Problem.badField(
                    "label",
                    "bad-label",
                    "Say in one line of at most " + LONGEST_LABEL + " characters what the key is for.");
        }
        var key = Secrets.urlSafe();
        store.add(Hashes.sha256(key), name, by, clock.instant());
        return key;
    }

    /** Makes a new key in the place of one, which stops working at once. @return the new one */
    public String rotate(long id, String by) {
        var key = Secrets.urlSafe();
        if (store.replace(id, Hashes.sha256(key), by, clock.instant()).isEmpty()) {
            throw ended();
        }
        return key;
    }

    /** Ends a key; it stops working at once. */
    public void end(long id, String by) {
        if (store.end(id, by, clock.instant()).isEmpty()) {
            throw ended();
        }
    }

    /** All of them, also those that have ended, the latest first. */
    public List<ReadinessKey> all() {
        return store.all();
    }

    /** Whose key it is. @throws Problem (401) when it is none, or has ended */
    public ReadinessKey holder(String key) {
        return store.use(Hashes.sha256(key), clock.instant())
                .orElseThrow(() -> Problem.unauthorized(
                        "unknown-key",
                        "This readiness key is unknown or has ended. An administrator makes a new one on the page"
                                + " Readiness."));
    }

    private static Problem ended() {
        return Problem.notFound("There is no such readiness key, or it has ended already.");
    }
}
