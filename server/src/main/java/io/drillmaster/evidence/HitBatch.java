package io.drillmaster.evidence;

import io.drillmaster.drillpackages.DrillName;
import io.drillmaster.drillpackages.Phase;
import io.drillmaster.drillpackages.Token;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a {@link HitPage} holds. */
record HitBatch(List<CanaryHit> hits, List<HitDrops.Dropped> dropped) {
    /** @throws IllegalArgumentException if it is not a page that this version of the program can read */
    static HitBatch read(byte[] page) {
        var bytes = ByteBuffer.wrap(page);
        var hits = new ArrayList<CanaryHit>();
        var dropped = new ArrayList<HitDrops.Dropped>();
        try {
            var version = bytes.get();
            if (version != HitPage.VERSION) {
                throw new IllegalArgumentException(
                        "the page has version " + version + ", this program reads " + HitPage.VERSION);
            }
            while (bytes.hasRemaining()) {
                var kind = bytes.get();
                switch (kind) {
                    case HitPage.HIT -> hits.add(hit(bytes));
                    case HitPage.DROPPED -> dropped.add(dropped(bytes));
                    default -> throw new IllegalArgumentException("an entry of the page has the unknown kind " + kind);
                }
            }
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("the page ends in the middle of an entry", e);
        }
        return new HitBatch(hits, dropped);
    }

    private static CanaryHit hit(ByteBuffer bytes) {
        var receivedAt = instant(bytes.getLong());
        var source = address(field(bytes));
        var transport = text(bytes);
        var phase = text(bytes);
        var nonce = text(bytes);
        var token = new Token(text(bytes));
        return new CanaryHit(
                receivedAt,
                source,
                transport,
                new DrillName(
                        Phase.ofCode(phase)
                                .orElseThrow(() -> new IllegalArgumentException("unknown phase '" + phase + "'")),
                        nonce,
                        token),
                text(bytes),
                text(bytes),
                optional(bytes),
                optional(bytes),
                field(bytes));
    }

    private static HitDrops.Dropped dropped(ByteBuffer bytes) {
        return new HitDrops.Dropped(text(bytes), bytes.getLong(), instant(bytes.getLong()), instant(bytes.getLong()));
    }

    private static Optional<String> optional(ByteBuffer bytes) {
        return Optional.of(text(bytes)).filter(text -> !text.isEmpty());
    }

    private static String text(ByteBuffer bytes) {
        return new String(field(bytes), StandardCharsets.UTF_8);
    }

    private static byte[] field(ByteBuffer bytes) {
        var field = new byte[Short.toUnsignedInt(bytes.getShort())];
        bytes.get(field);
        return field;
    }

    private static InetAddress address(byte[] octets) {
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(octets.length + " bytes are no address", e);
        }
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    }
}
