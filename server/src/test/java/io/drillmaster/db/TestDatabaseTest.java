package io.drillmaster.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {
    @Test
    void everyDatabaseIsMigratedAndSeesNothingOfAnother() {
        try (var one = TestDatabase.fresh();
                var other = TestDatabase.fresh()) {
            one.database().jdbi().useHandle(handle -> handle.execute("insert into follower values ('one', 7)"));

            assertThat(followers(one)).isEqualTo(1);
            assertThat(followers(other)).isZero();
        }
    }

    @Test
    void aClosedDatabaseIsGone() {
        var db = TestDatabase.fresh();
        var address = db.database().address();
        db.close();

        assertThatThrownBy(() -> DriverManager.getConnection(address.url(), address.user(), address.password()))
                .hasMessageContaining("does not exist");
    }

    private static long followers(TestDatabase db) {
        return db.database()
                .jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from follower")
                        .mapTo(Long.class)
                        .one());
    }
}
