package io.drillmaster.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.db.TestDatabase;
import io.drillmaster.drillpackages.origin.PublicKeys;
import io.drillmaster.drillpackages.origin.SigningKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SigningKeysTest {
    private final TestDatabase database = TestDatabase.fresh();
    private final Jdbi jdbi = database.database().jdbi();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void serversThatStartTogetherShareOneKey() throws Exception {
        var servers = Executors.newFixedThreadPool(8);
        try {
            var starts = new ArrayList<Callable<String>>();
            for (var server = 0; server < 8; server++) {
                starts.add(() -> SigningKeys.open(jdbi, Optional.empty(), Clock.systemUTC())
                        .currentId());
            }
            var ids = new ArrayList<String>();
            for (var started : servers.invokeAll(starts)) {
                ids.add(started.get());
            }
            assertThat(ids).hasSize(8).containsOnly(ids.get(0));
        } finally {
            servers.shutdownNow();
        }
        assertThat(keys().known()).hasSize(1);
    }

    @Test
    void aRotatedKeyStaysKnownAndItsSecretIsErased() {
        var otherServer = keys();
        var first = otherServer.currentId();

        var second = keys().rotate();

        assertThat(second).isNotEqualTo(first);
        assertThat(otherServer.currentId())
                .as("seen by a server that runs already")
                .isEqualTo(second);
        assertThat(otherServer.known())
                .extracting(known -> PublicKeys.id(known.key()))
                .containsExactlyInAnyOrder(first, second);
        assertThat(PublicKeys.ofPem(otherServer.publicPem())).hasSize(2);
        assertThat(jdbi.<Integer, RuntimeException>withHandle(
                        handle -> handle.select("select count(*) from signing_key where private_key is not null")
                                .mapTo(Integer.class)
                                .one()))
                .isEqualTo(1);
    }

    @Test
    void anOwnKeySignsHereAndItsSecretIsNotStored() {
        var shared = keys().currentId();
        var own = SigningKey.generate();

        var keys = SigningKeys.open(jdbi, Optional.of(own), Clock.systemUTC());

        assertThat(keys.currentId()).isEqualTo(own.id());
        assertThat(keys().currentId()).as("a server without it").isEqualTo(shared);
        assertThat(keys().known())
                .extracting(known -> PublicKeys.id(known.key()))
                .containsExactlyInAnyOrder(shared, own.id());
        assertThat(jdbi.<Long, RuntimeException>withHandle(handle -> handle.select(
                                "select count(*) from signing_key where key_id = ? and private_key is null", own.id())
                        .mapTo(Long.class)
                        .one()))
                .isEqualTo(1);
    }

    private SigningKeys keys() {
        return SigningKeys.open(jdbi, Optional.empty(), Clock.systemUTC());
    }
}
