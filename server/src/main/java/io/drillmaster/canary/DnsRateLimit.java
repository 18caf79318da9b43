package io.drillmaster.canary;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/**
 * Limits the answers by UDP to one network, so that questions with an invented sender hurt nobody. Each network (IPv4 /24,
 * IPv6 /56) and kind of answer has a bucket that lets {@link #BURST_SECONDS} times the rate pass at once and the rate from
 * then on (the generic cell rate algorithm). Of the answers beyond, every second one on average is a truncated one: a resolver
 * that really asked comes back by TCP, which is not limited. A question is recorded whatever becomes of its answer.
 *
 * <p>The buckets are a table of fixed size. Where it is too small, the idlest bucket of a row is forgotten, which lets more
 * pass, never less. Rows cannot be aimed at from outside: they depend on a secret of this process.
 */
final class DnsRateLimit {
    /** So much of an idle network's rate is saved up: many hosts behind one resolver are drilled at the same moment. */
    static final int BURST_SECONDS = 30;

    private static final int ROWS = 1 << 14;
    private static final int BUCKETS_IN_A_ROW = 4;
    private static final int LOCKS = 64;
    private static final long NANOS = 1_000_000_000L;

    /** What becomes of an answer. */
    enum Verdict {
        SEND,
        TRUNCATE,
        DROP
    }

    /** Kinds of answers; a flood of one does not use up another's rate. */
    enum Kind {
        RECORDS(0),
        NO_SUCH_NAME(1),
        ERROR(2);

        private final long number;

        Kind(long number) {
            this.number = number;
        }
    }

    private final LongSupplier nanos;
    private final long start;
    private final boolean unlimited;
    private final long interval;
    private final long burst;
    private final long secret = ThreadLocalRandom.current().nextLong();
    private final long[] networks = new long[ROWS * BUCKETS_IN_A_ROW];
    private final long[] fullUntil = new long[ROWS * BUCKETS_IN_A_ROW];
    private final Object[] locks = new Object[LOCKS];

    /**
     * Starts with empty buckets.
     *
     * @param perSecond answers to one network of one kind; 0 for no limit
     * @param nanos a clock that never goes back, such as {@link System#nanoTime}
     */
    DnsRateLimit(int perSecond, LongSupplier nanos) {
        this.nanos = nanos;
        start = nanos.getAsLong();
        unlimited = perSecond == 0;
        interval = unlimited ? 0 : NANOS / perSecond;
        burst = BURST_SECONDS * NANOS;
        for (var i = 0; i < LOCKS; i++) {
            locks[i] = new Object();
        }
    }

    Verdict of(InetAddress client, Kind kind) {
        if (unlimited || take(bucketName(client, kind))) {
            return Verdict.SEND;
        }
        return ThreadLocalRandom.current().nextBoolean() ? Verdict.TRUNCATE : Verdict.DROP;
    }

    private boolean take(long name) {
        var row = (int) (mixed(name ^ secret) >>> 32) & (ROWS - 1);
        var now = nanos.getAsLong() - start + 1; // above 0, which is the mark of a bucket never used
        synchronized (locks[row % LOCKS]) {
            var bucket = find(name, row * BUCKETS_IN_A_ROW);
            var from = Math.max(now, fullUntil[bucket]);
            if (from - now > burst) {
                return false;
            }
            fullUntil[bucket] = from + interval;
            return true;
        }
    }

    private int find(long name, int first) {
        var idlest = first;
        for (var bucket = first; bucket < first + BUCKETS_IN_A_ROW; bucket++) {
            if (networks[bucket] == name) {
                return bucket;
            }
            idlest = fullUntil[bucket] < fullUntil[idlest] ? bucket : idlest;
        }
        networks[idlest] = name;
        fullUntil[idlest] = 0;
        return idlest;
    }

    /** Family, kind and network in one number that is never 0. */
    private static long bucketName(InetAddress client, Kind kind) {
        var octets = client.getAddress();
        var network = client instanceof Inet4Address
                ? ByteBuffer.wrap(octets).getInt() >>> 8
                : ByteBuffer.wrap(octets).getLong() >>> 8;
        var family = client instanceof Inet4Address ? 1L : 2L;
        return (family << 2 | kind.number) << 56 | network;
    }

    /** The final step of MurmurHash3: every bit of the input changes half of the output's. */
    private static long mixed(long value) {
        var h = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return h ^ (h >>> 33);
    }
}
