package io.drillmaster.evidence;

import io.drillmaster.common.Json;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;

/**
 * The rows that wait, in a SQLite file. One thread writes and one reads; a write-ahead log lets them do so at the same
 * time, and {@code synchronous=FULL} makes a commit outlive a power cut.
 */
final class InboxFile implements AutoCloseable {
    private static final List<String> SCHEMA = List.of("""
        CREATE TABLE IF NOT EXISTS waiting (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            id  TEXT NOT NULL,
            row TEXT NOT NULL,
            raw BLOB NOT NULL
        )
        """, """
        CREATE TABLE IF NOT EXISTS rejected (
            seq    INTEGER PRIMARY KEY,
            id     TEXT NOT NULL UNIQUE,
            row    TEXT NOT NULL,
            raw    BLOB NOT NULL,
            reason TEXT NOT NULL
        )
        """);
    private static final String INSERT = "INSERT INTO waiting (id, row, raw) VALUES (?, ?, ?)";
    private static final String DELETE = "DELETE FROM waiting WHERE seq BETWEEN ? AND ?";
    private static final String REJECT = """
        INSERT INTO rejected (seq, id, row, raw, reason)
        SELECT seq, id, row, raw, ? FROM waiting WHERE seq = ?
        ON CONFLICT (id) DO NOTHING
        """;
    private static final String NEXT = "SELECT seq, id, row, raw FROM waiting ORDER BY seq LIMIT ?";

    /** Webhook bodies may be large: a batch ends early rather than fill the memory. */
    private static final int MOST_RAW_BYTES_IN_A_BATCH = 16 << 20;

    /** A file that was larger gives its room back as soon as it is empty. */
    private static final long LARGE_BYTES = 64L << 20;

    /** The write-ahead log is cut to this size when it begins anew. */
    private static final int MOST_LOG_BYTES_KEPT = 16 << 20;

    private final Connection writing;
    private final Connection reading;
    private final PreparedStatement insert;
    private final PreparedStatement delete;
    private final PreparedStatement reject;
    private final PreparedStatement select;

    /** Something to be written to the file. */
    sealed interface Change {
        /** Keep a row. */
        record Keep(String id, String row, byte[] raw) implements Change {
            /** @throws IllegalStateException if the row cannot be written as JSON */
            static Keep of(NewEvidence evidence) {
                return new Keep(evidence.id().toString(), Json.write(withRaw(evidence, new byte[0])), evidence.raw());
            }
        }

        /** Everything from the first to the last is in the log; forget it. */
        record Delivered(long first, long last) implements Change {}

        /** The row will never be taken; lay it aside. */
        record Rejected(long seq, String reason) implements Change {}
    }

    /** A row as read back. */
    record Stored(long seq, String id, String row, byte[] raw) {
        /** @throws IllegalStateException if a newer or older program wrote it in a way that this one cannot read */
        NewEvidence evidence() {
            return withRaw(Json.read(row, NewEvidence.class), raw);
        }
    }

    InboxFile(Path file) throws SQLException {
        writing = open(file);
        try {
            try (var statement = writing.createStatement()) {
                for (var table : SCHEMA) {
                    statement.execute(table);
                }
            }
            writing.setAutoCommit(false);
            insert = writing.prepareStatement(INSERT);
            delete = writing.prepareStatement(DELETE);
            reject = writing.prepareStatement(REJECT);
            reading = open(file);
            select = reading.prepareStatement(NEXT);
        } catch (SQLException e) {
            writing.close();
            throw e;
        }
    }

    private static Connection open(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(10_000);
        config.setJournalSizeLimit(MOST_LOG_BYTES_KEPT);
        config.setGetGeneratedKeys(false); // else every insert leaves a query behind that is never ended
        return DriverManager.getConnection("jdbc:sqlite:" + file, config.toProperties());
    }

    /** Makes the changes in one transaction and returns by how many rows the waiting ones grew (or shrank: negative). */
    long commit(List<Change> changes) throws SQLException {
        try {
            var grown = 0L;
            for (var change : changes) {
                if (change instanceof Change.Keep keep) {
                    insert.setString(1, keep.id());
                    insert.setString(2, keep.row());
                    insert.setBytes(3, keep.raw());
                    grown += insert.executeUpdate();
                } else if (change instanceof Change.Delivered delivered) {
                    grown -= delete(delivered.first(), delivered.last());
                } else if (change instanceof Change.Rejected rejected) {
                    reject.setString(1, rejected.reason());
                    reject.setLong(2, rejected.seq());
                    reject.executeUpdate();
                    grown -= delete(rejected.seq(), rejected.seq());
                }
            }
            writing.commit();
            return grown;
        } catch (SQLException e) {
            try {
                writing.rollback();
            } catch (SQLException done) {
                e.addSuppressed(done); // SQLite itself has rolled back already: the disk is full or broken
            }
            throw e;
        }
    }

    /**
     * Gives the disk back what a long outage took, once nothing waits any more. Costs nothing then, for what has to be
     * moved is only what was laid aside.
     */
    void shrink() throws SQLException {
        writing.setAutoCommit(true); // SQLite tidies up outside of transactions only
        try (var statement = writing.createStatement()) {
            if (number(writing, "PRAGMA page_count") * number(writing, "PRAGMA page_size") > LARGE_BYTES) {
                statement.execute("VACUUM");
                statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            }
        } finally {
            writing.setAutoCommit(false);
        }
    }

    private int delete(long first, long last) throws SQLException {
        delete.setLong(1, first);
        delete.setLong(2, last);
        return delete.executeUpdate();
    }

    /** The rows that wait longest, in their order. */
    List<Stored> next(int most) throws SQLException {
        select.setInt(1, most);
        try (var found = select.executeQuery()) {
            var rows = new ArrayList<Stored>();
            var bytes = 0;
            while (bytes < MOST_RAW_BYTES_IN_A_BATCH && found.next()) {
                var raw = found.getBytes(4);
                bytes += raw.length;
                rows.add(new Stored(found.getLong(1), found.getString(2), found.getString(3), raw));
            }
            return rows;
        }
    }

    long countWaiting() throws SQLException {
        return number(reading, "SELECT count(*) FROM waiting");
    }

    long countRejected() throws SQLException {
        return number(reading, "SELECT count(*) FROM rejected");
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            return found.next() ? found.getLong(1) : 0;
        }
    }

    @Override
    public void close() throws SQLException {
        try (writing) {
            reading.close();
        }
    }

    private static NewEvidence withRaw(NewEvidence row, byte[] raw) {
        return new NewEvidence(
                row.id(),
                row.exercise(),
                row.token(),
                row.source(),
                row.host(),
                row.sourceTime(),
                row.receivedAt(),
                row.actor(),
                row.refersTo(),
                row.fact(),
                raw);
    }
}
