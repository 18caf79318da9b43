package io.drillmaster.evidence;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.sqlite.SQLiteConfig;

/**
 * Pages of hits that wait for the database, one a row, in a SQLite file of their own: a flood of questions can fill it,
 * but not the inbox of the webhooks. One thread writes and one reads.
 */
final class HitFile implements AutoCloseable {
    private static final List<String> SCHEMA =
            List.of("""
            CREATE TABLE IF NOT EXISTS batch (
                seq    INTEGER PRIMARY KEY AUTOINCREMENT,
                id     TEXT NOT NULL,
                urgent INTEGER NOT NULL,
                hits   INTEGER NOT NULL,
                body   BLOB NOT NULL
            )
            """, "CREATE INDEX IF NOT EXISTS batch_in_order ON batch (urgent, seq)", """
            CREATE TABLE IF NOT EXISTS rejected (
                seq    INTEGER PRIMARY KEY,
                id     TEXT NOT NULL,
                hits   INTEGER NOT NULL,
                body   BLOB NOT NULL,
                reason TEXT NOT NULL
            )
            """);
    private static final String INSERT = "INSERT INTO batch (id, urgent, hits, body) VALUES (?, ?, ?, ?)";
    private static final String DELETE = "DELETE FROM batch WHERE seq = ?";
    private static final String REJECT = """
            INSERT INTO rejected (seq, id, hits, body, reason)
            SELECT seq, id, hits, body, ? FROM batch WHERE seq = ?
            """;
    private static final String NEXT =
            "SELECT seq, id, hits, body FROM batch WHERE urgent = ? AND seq > ? ORDER BY seq LIMIT ?";

    private static final int LARGEST_QUIET_WAL = 64 << 20;
    private static final int WORTH_SHRINKING = 16 << 20;
    private static final int PAGES_FREED_AT_A_TIME = 4096;

    private final Connection writing;
    private final Connection reading;

    /** Something to be written to the file. */
    sealed interface Change {
        /** Keep a page. */
        record Keep(UUID id, boolean urgent, int hits, byte[] body) implements Change {}

        /** The database has it; forget it. */
        record Delivered(Stored batch) implements Change {}

        /** The database will never take it; lay it aside. */
        record Rejected(Stored batch, String reason) implements Change {}
    }

    /** A page as read back. Its id is in the database from the moment its hits are. */
    record Stored(long seq, UUID id, int hits, byte[] body) {}

    HitFile(Path file) throws SQLException {
        if (Files.notExists(file)) {
            allowShrinking(file);
        }
        writing = open(file);
        try (var statement = writing.createStatement()) {
            for (var table : SCHEMA) {
                statement.execute(table);
            }
            reading = open(file);
            writing.setAutoCommit(false);
        } catch (SQLException e) {
            writing.close();
            throw e;
        }
    }

    /** Possible only before there is anything in the file, and that includes the change to a write-ahead log. */
    private static void allowShrinking(Path file) throws SQLException {
        try (var first = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = first.createStatement()) {
            statement.execute("PRAGMA auto_vacuum = INCREMENTAL");
            statement.execute(SCHEMA.get(0));
        }
    }

    private static Connection open(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setJournalSizeLimit(LARGEST_QUIET_WAL);
        config.setBusyTimeout(10_000);
        return DriverManager.getConnection("jdbc:sqlite:" + file, config.toProperties());
    }

    /** Makes the changes in one transaction. */
    void commit(List<Change> changes) throws SQLException {
        try (var insert = writing.prepareStatement(INSERT);
                var delete = writing.prepareStatement(DELETE);
                var reject = writing.prepareStatement(REJECT)) {
            for (var change : changes) {
                if (change instanceof Change.Keep keep) {
                    insert.setString(1, keep.id().toString());
                    insert.setBoolean(2, keep.urgent());
                    insert.setInt(3, keep.hits());
                    insert.setBytes(4, keep.body());
                    insert.executeUpdate();
                } else if (change instanceof Change.Delivered delivered) {
                    delete.setLong(1, delivered.batch().seq());
                    delete.executeUpdate();
                } else if (change instanceof Change.Rejected rejected) {
                    reject.setString(1, rejected.reason());
                    reject.setLong(2, rejected.batch().seq());
                    reject.executeUpdate();
                    delete.setLong(1, rejected.batch().seq());
                    delete.executeUpdate();
                }
            }
            writing.commit();
        } catch (SQLException e) {
            writing.rollback();
            throw e;
        }
    }

    /** The pages of one sort that wait longest, behind a place in the file. */
    List<Stored> next(boolean urgent, long behind, int most) throws SQLException {
        try (var select = reading.prepareStatement(NEXT)) {
            select.setBoolean(1, urgent);
            select.setLong(2, behind);
            select.setInt(3, most);
            try (var found = select.executeQuery()) {
                var pages = new ArrayList<Stored>();
                while (found.next()) {
                    pages.add(new Stored(
                            found.getLong(1), UUID.fromString(found.getString(2)), found.getInt(3), found.getBytes(4)));
                }
                return pages;
            }
        }
    }

    /** Hits that wait. */
    long hits() throws SQLException {
        return number("SELECT coalesce(sum(hits), 0) FROM batch");
    }

    /** Bytes that wait. */
    long bytes() throws SQLException {
        return number("SELECT coalesce(sum(length(body)), 0) FROM batch");
    }

    /** Hits that were laid aside. */
    long rejected() throws SQLException {
        return number("SELECT coalesce(sum(hits), 0) FROM rejected");
    }

    /** Gives free space back to the disk, a piece at a time; false when there was none worth it. */
    boolean shrink() throws SQLException {
        if (number("PRAGMA freelist_count") * number("PRAGMA page_size") < WORTH_SHRINKING) {
            return false;
        }
        try (var statement = writing.createStatement()) {
            // executeUpdate steps to the end; execute would free a single page
            statement.executeUpdate("PRAGMA incremental_vacuum(" + PAGES_FREED_AT_A_TIME + ")");
        }
        writing.commit();
        return true;
    }

    private long number(String sql) throws SQLException {
        try (var statement = reading.createStatement();
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
}
