package io.drillmaster.evidence;

import io.drillmaster.evidence.InboxFile.Change;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The one connection that changes the inbox's file, with its statements, used by one thread. */
final class InboxWriting implements AutoCloseable {
    private static final String INSERT = "INSERT INTO waiting (id, row, raw) VALUES (?, ?, ?)";
    private static final String DELETE = "DELETE FROM waiting WHERE seq BETWEEN ? AND ?";
    private static final String REJECT = """
        INSERT INTO rejected (seq, id, row, raw, reason)
        SELECT seq, id, row, raw, ? FROM waiting WHERE seq = ?
        ON CONFLICT (id) DO NOTHING
        """;

    /** A file that was larger gives its room back as soon as it is empty. */
    private static final long LARGE_BYTES = 64L << 20;

    private final Connection connection;
    private final PreparedStatement insert;
    private final PreparedStatement delete;
    private final PreparedStatement reject;

    /** Takes the connection over, and closes it when it is of no use. */
    InboxWriting(Connection connection) throws SQLException {
        this.connection = connection;
        try {
            connection.setAutoCommit(false);
            insert = connection.prepareStatement(INSERT);
            delete = connection.prepareStatement(DELETE);
            reject = connection.prepareStatement(REJECT);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
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
            connection.commit();
            return grown;
        } catch (SQLException e) {
            try {
                connection.rollback();
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
        connection.setAutoCommit(true); // SQLite tidies up outside of transactions only
        try (var statement = connection.createStatement()) {
            if (InboxFile.number(connection, "PRAGMA page_count") * InboxFile.number(connection, "PRAGMA page_size")
                    > LARGE_BYTES) {
                statement.execute("VACUUM");
                statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            }
        } finally {
            connection.setAutoCommit(false);
        }
    }

    private int delete(long first, long last) throws SQLException {
        delete.setLong(1, first);
        delete.setLong(2, last);
        return delete.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
