package io.drillmaster.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * Hits side by side in one array, in the form in which they are stored; {@link HitBatch} reads it. Behind a version byte
 * stand entries, each with its kind in front. Not for several threads at a time.
 */
final class HitPage {
    static final byte VERSION = 1;
    static final byte HIT = 1;
    static final byte DROPPED = 2;

    /** No entry is larger: names have 253 characters, zones of declared networks and subnets are cut, packets too. */
    static final int LARGEST_ENTRY = 4096;

    private static final int LONGEST_TEXT = 400;
    private static final int LONGEST_PACKET = 1232;

    private final ByteBuffer bytes;
    private int hits;

    HitPage(int size) {
        bytes = ByteBuffer.allocate(size);
        clear();
    }

    /** False when there is no room left. */
    boolean put(CanaryHit hit) {
        if (bytes.remaining() < LARGEST_ENTRY) {
            return false;
        }
        bytes.put(HIT).putLong(micros(hit.receivedAt()));
        field(hit.source().getAddress(), 16);
        text(hit.transport());
        text(hit.drill().phase().code());
        text(hit.drill().nonce());
        text(hit.drill().token().value());
        text(hit.asked());
        text(hit.type());
        text(hit.clientSubnet().orElse(""));
        text(hit.declared().orElse(""));
        field(hit.packet(), LONGEST_PACKET);
        hits++;
        return true;
    }

    /** False when there is no room left. */
    boolean put(HitDrops.Dropped dropped) {
        if (bytes.remaining() < LARGEST_ENTRY) {
            return false;
        }
        bytes.put(DROPPED);
        text(dropped.token());
        bytes.putLong(dropped.count()).putLong(micros(dropped.firstAt())).putLong(micros(dropped.lastAt()));
        return true;
    }

    private void text(String text) {
        field(text.getBytes(StandardCharsets.UTF_8), LONGEST_TEXT);
    }

    private void field(byte[] field, int most) {
        var length = Math.min(field.length, most);
        bytes.putShort((short) length).put(field, 0, length);
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }

    int hits() {
        return hits;
    }

    /** A copy of what was put in. */
    byte[] content() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    void clear() {
        bytes.clear().put(VERSION);
        hits = 0;
    }
}
