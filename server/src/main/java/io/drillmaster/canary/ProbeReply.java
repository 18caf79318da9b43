package io.drillmaster.canary;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The answer to a probe.
 *
 * @param body plain text for the script
 * @param kept done when the report is safe; only then may the answer be sent, and when it fails the probe must be told
 * @param waitSeconds the message was not read, because too many came: the probe may send it again after so many seconds
 */
public record ProbeReply(String body, CompletableFuture<Void> kept, Optional<Integer> waitSeconds) {
    static ProbeReply of(String body, CompletableFuture<Void> kept) {
        return new ProbeReply(body, kept, Optional.empty());
    }

    static ProbeReply tooMany(int waitSeconds) {
        return new ProbeReply(
                "This key reports too often. Send it again in " + waitSeconds + " s.\n",
                CompletableFuture.allOf(),
                Optional.of(waitSeconds));
    }
}
