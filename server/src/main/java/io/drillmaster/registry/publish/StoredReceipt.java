package io.drillmaster.registry.publish;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.drillpackages.Token;
import java.time.Instant;
import java.util.UUID;

/**
 * A receipt with what is known about it.
 *
 * @param token of the target whose package it is
 * @param intendedAt when it was written down, before the upload
 * @param changedAt when its state was last looked at
 * @param words what came of the last attempt to withdraw it; empty before the first
 */
public record StoredReceipt(
        UUID id,
        ExerciseId exercise,
        Token token,
        Receipt receipt,
        ReceiptState state,
        Instant intendedAt,
        Instant changedAt,
        String words) {}
