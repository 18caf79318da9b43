package io.drillmaster.evidence;

import java.time.Instant;

/**
 * How often a token was asked for.
 *
 * @param hits kept as they came
 * @param dropped answered and counted only, because there was no room
 * @param firstAt the earliest of either
 * @param lastAt the latest of either
 */
public record HitCount(long hits, long dropped, Instant firstAt, Instant lastAt) {
    HitCount and(HitCount other) {
        return new HitCount(
                hits + other.hits,
                dropped + other.dropped,
                firstAt.isBefore(other.firstAt) ? firstAt : other.firstAt,
                lastAt.isAfter(other.lastAt) ? lastAt : other.lastAt);
    }
}
