package io.drillmaster.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    @TempDir
    private Path directory;

    @Test
    void dataAndPasswordSurviveARestart() throws SQLException {
        DatabaseAddress before;
        try (var postgres = EmbeddedDatabase.start(directory)) {
            before = postgres.address();
            ask(before, "create table kept as select 'still here' as what");
        }
        try (var postgres = EmbeddedDatabase.start(directory)) {
            assertThat(postgres.address().password()).isEqualTo(before.password());
            assertThat(ask(postgres.address(), "select what from kept")).containsExactly("still here");
            assertThat(EmbeddedDatabase.lastKnown(directory)).isEqualTo(postgres.address());
        }
    }

    @Test
    void itStopsOnceHoweverOftenItIsAsked() {
        var postgres = EmbeddedDatabase.start(directory);
        assertThat(EmbeddedDatabase.isInUse(directory)).isTrue();
        postgres.close();
        postgres.close();
        assertThat(EmbeddedDatabase.isInUse(directory)).isFalse();
    }

    @Test
    void whatIsCommittedIsOnTheDisk() throws SQLException {
        try (var postgres = EmbeddedDatabase.start(directory)) {
            for (var setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
                assertThat(ask(postgres.address(), "show " + setting))
                        .as(setting)
                        .containsExactly("on");
            }
            assertThat(ask(postgres.address(), "show listen_addresses")).containsExactly("127.0.0.1");
        }
    }

    @Test
    void onlyThePasswordOpensIt() throws Exception {
        try (var postgres = EmbeddedDatabase.start(directory)) {
            var address = postgres.address();
            var wrong = new DatabaseAddress(address.url(), address.user(), "guessed");
            var none = new DatabaseAddress(address.url(), address.user(), "");

            assertThatThrownBy(() -> ask(wrong, "select 1")).hasMessageContaining("password authentication failed");
            assertThatThrownBy(() -> ask(none, "select 1")).hasMessageContaining("password");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(directory.resolve("postgres.properties"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aDirectoryWithoutAServerHasNoAddress() {
        assertThat(EmbeddedDatabase.lastKnown(directory).url()).isEmpty();
    }

    /** The first column of all rows; none of a statement without result. */
    private static List<String> ask(DatabaseAddress address, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                var statement = connection.createStatement()) {
            var values = new ArrayList<String>();
            if (statement.execute(sql)) {
                try (var rows = statement.getResultSet()) {
                    while (rows.next()) {
                        values.add(rows.getString(1));
                    }
                }
            }
            return values;
        }
    }
}
