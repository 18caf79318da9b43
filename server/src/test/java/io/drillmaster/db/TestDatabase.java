package io.drillmaster.db;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A migrated, empty database of its own for a test class, on the PostgreSQL that all tests of the JVM share:
 *
 * <pre>{@code
 * private static final TestDatabase DB = TestDatabase.fresh();
 *
 * @AfterAll
 * static void drop() { DB.close(); }
 * }</pre>
 */
public final class TestDatabase implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final int CONNECTIONS = 12;

    private final String name;
    private final Database database;

    private TestDatabase(String name, Database database) {
        this.name = name;
        this.database = database;
    }

    /** Makes one. The first call of a JVM starts the server, which takes some seconds. */
    public static TestDatabase fresh() {
        var name = "test_" + NUMBER.incrementAndGet();
        TestServer.shared().create(name);
        return new TestDatabase(name, Database.open(TestServer.shared().address(name), CONNECTIONS));
    }

    /** The database, with its pool of connections. */
    public Database database() {
        return database;
    }

    /** Closes the pool and drops the database. */
    @Override
    public void close() {
        database.close();
        TestServer.shared().drop(name);
    }
}
