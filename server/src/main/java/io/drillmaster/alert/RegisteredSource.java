package io.drillmaster.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * An alert source that somebody set up.
 *
 * @param kind id of its {@link AlertSource}
 * @param name how people call it
 * @param hasSecret whether deliveries must also prove to know a secret
 * @param lastSeen when something authentic came last; absent when nothing ever did
 * @param standIn whether a stand-in of the demo delivers through it
 */
public record RegisteredSource(
        long id, String kind, String name, boolean hasSecret, Optional<Instant> lastSeen, boolean standIn) {}
