package io.drillmaster.canary;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How often a key may be used: so many times at once, and again as the minute goes by (a token bucket). Counts on this
 * server alone; it is there against a script that runs wild, not against an attacker.
 */
final class ProbeRate {
    private static final int MOST_KEYS = 10_000;

    private final int perMinute;
    private final Map<String, Bucket> buckets = new HashMap<>();

    private record Bucket(double left, Instant at) {}

    ProbeRate(int perMinute) {
        this.perMinute = perMinute;
    }

    /** Takes one use of the key; gives the seconds to wait when none is left, and 0 when it was taken. */
    synchronized int take(String key, Instant now) {
        if (buckets.size() >= MOST_KEYS) {
            buckets.values().removeIf(bucket -> left(bucket, now) >= perMinute);
        }
        var bucket = buckets.getOrDefault(key, new Bucket(perMinute, now));
        var left = left(bucket, now);
        if (left < 1) {
            return Math.max(1, (int) Math.ceil((1 - left) * 60 / perMinute));
        }
        buckets.put(key, new Bucket(left - 1, now));
        return 0;
    }

    /** A clock that was set back gives nothing and takes nothing. */
    private double left(Bucket bucket, Instant now) {
        var passed = Math.max(0, Duration.between(bucket.at(), now).toMillis());
        return Math.min(perMinute, bucket.left() + passed * perMinute / 60_000.0);
    }
}
