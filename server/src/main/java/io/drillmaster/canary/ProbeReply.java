package io.drillmaster.canary;

import java.util.concurrent.CompletableFuture;

/**
 * The answer to a probe.
 *
 * @param body plain text for the script
 * @param kept done when the report is safe; only then may the answer be sent, and when it fails the probe must be told
 */
public record ProbeReply(String body, CompletableFuture<Void> kept) {}
