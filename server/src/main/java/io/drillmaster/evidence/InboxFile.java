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
    private static final String NEXT = "SELECT seq, id, row, raw FROM waiting ORDER BY seq LIMIT ?";

    /** Webhook bodies may be large: a batch ends early rather than fill the memory. */
    private static final int MOST_RAW_BYTES_IN_A_BATCH = 16 << 20;

    /** The write-ahead log is cut to this size when it begins anew. */
    private static final int MOST_LOG_BYTES_KEPT = 16 << 20;

    private final Path file;
    private final Connection reading;
    private final PreparedStatement select;
    private InboxWriting writing;
    private boolean broken;

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
        this.file = file;
        reading = open(file);
        try {
            try (var statement = reading.createStatement()) {
                for (var table : SCHEMA) {
                    statement.execute(table);
                }
            }
            select = reading.prepareStatement(NEXT);
            writing = new InboxWriting(open(file));
        } catch (SQLException e) {
            reading.close();
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

    /**
     * Makes the changes in one transaction and returns by how many rows the waiting ones grew (or shrank: negative). After
     * a failure none of them is made, and the next call begins with a connection of its own: the driver's idea of the
     * transaction and SQLite's differ once the disk was full.
     */
    long commit(List<Change> changes) throws SQLException {
        if (broken) {
            writing.close();
            writing = new InboxWriting(open(file));
            broken = false;
        }
        try {
            return writing.commit(changes);
        } catch (SQLException e) {
            broken = true;
            throw e;
        }
    }

    /** Gives the disk back what a long outage took, once nothing waits any more. */
    void shrink() throws SQLException {
        writing.shrink();
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

    static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            return found.next() ? found.getLong(1) : 0;
        }
    }

    @Override
    public void close() throws SQLException {
        try {
            reading.close();
        } finally {
            writing.close();
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
