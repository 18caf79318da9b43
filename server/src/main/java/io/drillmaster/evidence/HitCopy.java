package io.drillmaster.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/**
 * Hits into the table {@code canary_hit}, in PostgreSQL's binary COPY format: no text to be escaped here and parsed there.
 */
final class HitCopy {
    private static final String COPY = """
            copy canary_hit (received_at, token, phase, nonce, asked, type, source, client_subnet, declared, transport,
              packet) from stdin (format binary)
            """;
    private static final short COLUMNS = 11;
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final byte IPV4 = 2;
    private static final byte IPV6 = 3;
    private static final int PIECE = 64 << 10;

    private final ByteBuffer piece = ByteBuffer.allocate(PIECE + HitPage.LARGEST_ENTRY);
    private final CopyIn target;

    private HitCopy(CopyIn target) {
        this.target = target;
    }

    /** As part of the connection's transaction. */
    static void write(CopyManager manager, List<CanaryHit> hits) throws SQLException {
        if (hits.isEmpty()) {
            return;
        }
        var target = manager.copyIn(COPY);
        try {
            new HitCopy(target).write(hits);
            target.endCopy();
        } finally {
            if (target.isActive()) {
                target.cancelCopy();
            }
        }
    }

    private void write(List<CanaryHit> hits) throws SQLException {
        piece.put(SIGNATURE).putInt(0).putInt(0);
        for (var hit : hits) {
            row(hit);
            if (piece.position() > PIECE) {
                send();
            }
        }
        piece.putShort((short) -1);
        send();
    }

    private void send() throws SQLException {
        target.writeToCopy(piece.array(), 0, piece.position());
        piece.clear();
    }

    private void row(CanaryHit hit) {
        piece.putShort(COLUMNS);
        var at = hit.receivedAt();
        piece.putInt(Long.BYTES)
                .putLong((at.getEpochSecond() - EPOCH.getEpochSecond()) * 1_000_000 + at.getNano() / 1_000);
        text(hit.drill().token().value());
        text(hit.drill().phase().code());
        text(hit.drill().nonce());
        text(hit.asked());
        text(hit.type());
        var address = hit.source().getAddress();
        piece.putInt(4 + address.length)
                .put(address.length == 4 ? IPV4 : IPV6)
                .put((byte) (address.length * 8))
                .put((byte) 0) // inet, not cidr
                .put((byte) address.length)
                .put(address);
        hit.clientSubnet().ifPresentOrElse(this::text, () -> piece.putInt(-1));
        hit.declared().ifPresentOrElse(this::text, () -> piece.putInt(-1));
        text(hit.transport());
        bytes(hit.packet());
    }

    private void text(String text) {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private void bytes(byte[] bytes) {
        piece.putInt(bytes.length).put(bytes);
    }
}
