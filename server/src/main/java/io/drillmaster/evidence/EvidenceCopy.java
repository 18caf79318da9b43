package io.drillmaster.evidence;

import io.drillmaster.common.Hashes;
import io.drillmaster.common.Json;
import io.drillmaster.drillpackages.Token;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Brings rows to PostgreSQL by COPY, into a table that only the transaction's own connection sees and that is empty again
 * after it. The form is the manual's "COPY, Binary Format": text in a row can then never be taken for something else.
 */
final class EvidenceCopy {
    private static final String EMPTY_TABLE = """
        create temporary table if not exists evidence_arriving (
          place integer, id uuid, exercise_id bigint, token text, source text, host text, source_time timestamptz,
          source_time_raw text, source_time_assumed boolean, received_at timestamptz, actor text, refers_to uuid,
          fact jsonb, raw bytea, sha256 text
        ) on commit delete rows;
        delete from evidence_arriving
        """;

    private static final int COLUMNS = 15;
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final byte JSONB_VERSION = 1;
    private static final Instant YEAR_2000 = Instant.parse("2000-01-01T00:00:00Z");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private EvidenceCopy() {}

    /** Fills the table {@code evidence_arriving} with these rows, numbered by their place from 0. */
    static void arrive(Handle handle, List<NewEvidence> rows) {
        try {
            handle.execute(EMPTY_TABLE);
            var encoded = encode(rows);
            var copy = handle.getConnection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy evidence_arriving from stdin (format binary)");
            try {
                copy.writeToCopy(encoded, 0, encoded.length);
                copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } catch (SQLException e) {
            throw new CopyFailed(e);
        }
    }

    private static byte[] encode(List<NewEvidence> rows) {
        var copy = new EvidenceCopy();
        try {
            copy.out.write(SIGNATURE);
            copy.out.writeInt(0); // no flags
            copy.out.writeInt(0); // no header extension
            for (var place = 0; place < rows.size(); place++) {
                copy.row(place, rows.get(place));
            }
            copy.out.writeShort(-1); // the end
        } catch (IOException e) {
            throw new UncheckedIOException("an array in memory cannot fail", e);
        }
        return copy.bytes.toByteArray();
    }

    private void row(int place, NewEvidence row) throws IOException {
        var raw = row.raw().length == 0 ? null : row.raw();
        out.writeShort(COLUMNS);
        out.writeInt(Integer.BYTES);
        out.writeInt(place);
        uuid(row.id());
        number(row.exercise().isPresent() ? row.exercise().get().number() : null);
        text(row.token().map(Token::value).orElse(null));
        text(row.source());
        text(row.host().orElse(null));
        number(
                row.sourceTime().isPresent()
                        ? microseconds(row.sourceTime().get().instant())
                        : null);
        text(row.sourceTime().map(SourceTime::raw).orElse(null));
        out.writeInt(1);
        out.writeBoolean(row.sourceTime().map(SourceTime::zoneAssumed).orElse(false));
        number(microseconds(row.receivedAt()));
        text(row.actor().orElse(null));
        uuid(row.refersTo().orElse(null));
        json(Json.mapper().valueToTree(row.fact()).toString());
        field(raw);
        text(raw == null ? null : Hashes.sha256(raw));
    }

    private void uuid(@Nullable UUID value) throws IOException {
        if (value == null) {
            out.writeInt(-1);
            return;
        }
        out.writeInt(2 * Long.BYTES);
        out.writeLong(value.getMostSignificantBits());
        out.writeLong(value.getLeastSignificantBits());
    }

    private void number(@Nullable Long value) throws IOException {
        if (value == null) {
            out.writeInt(-1);
            return;
        }
        out.writeInt(Long.BYTES);
        out.writeLong(value);
    }

    /** PostgreSQL's text has no NUL character; the raw bytes keep it. */
    private void text(@Nullable String value) throws IOException {
        field(value == null ? null : value.replace('\u0000', '\uFFFD').getBytes(StandardCharsets.UTF_8));
    }

    private void json(String value) throws IOException {
        var text = withoutEscapedNul(value).getBytes(StandardCharsets.UTF_8);
        out.writeInt(1 + text.length);
        out.writeByte(JSONB_VERSION);
        out.write(text);
    }

    private void field(byte @Nullable [] value) throws IOException {
        if (value == null) {
            out.writeInt(-1);
            return;
        }
        out.writeInt(value.length);
        out.write(value);
    }

    /** PostgreSQL keeps microseconds; cutting here keeps what is computed before and after storing the same. */
    private static long microseconds(Instant instant) {
        return ChronoUnit.MICROS.between(YEAR_2000, instant.truncatedTo(ChronoUnit.MICROS));
    }

    /** What JDBI would throw, had it a way to copy. */
    private static final class CopyFailed extends JdbiException {
        private static final long serialVersionUID = 1L;

        private CopyFailed(SQLException cause) {
            super("rows of evidence could not be copied to PostgreSQL: " + cause.getMessage(), cause);
        }
    }

    private static String withoutEscapedNul(String json) {
        return json.contains("\\u0000") ? json.replaceAll("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000", "$1\\\\ufffd") : json;
    }
}
