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
 * @param previousSecretUntil until when the secret before the present one is taken too; may be over
 * @param mapping where its payloads have what
 * @param clientSubject the subject of the client certificate that it has to show; empty when none is asked for
 */
public record RegisteredSource(
        long id,
        String kind,
        String name,
        boolean hasSecret,
        Optional<Instant> lastSeen,
        boolean standIn,
        Optional<Instant> previousSecretUntil,
        Mapping mapping,
        Optional<String> clientSubject) {}
