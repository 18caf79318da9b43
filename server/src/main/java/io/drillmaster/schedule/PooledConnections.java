package io.drillmaster.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.quartz.utils.ConnectionProvider;

/** Lets Quartz use the pool that is there, instead of one of its own. */
final class PooledConnections implements ConnectionProvider {
    private final DataSource pool;

    PooledConnections(DataSource pool) {
        this.pool = pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return pool.getConnection();
    }

    @Override
    public void shutdown() {
        // the pool is not Quartz's to close
    }

    @Override
    public void initialize() {
        // it is open
    }
}
