package io.drillmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.db.TestDatabase;
import io.drillmaster.drillpackages.origin.PublicKeys;
import io.drillmaster.origin.SigningKeys;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The keys of a server that runs. */
class PackageKeyCommandTest {
    private final TestDatabase database = TestDatabase.fresh();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void theServersPublicKeysArePrintedAlsoAfterARotation() {
        var keys = SigningKeys.open(database.database().jdbi(), Optional.empty(), Clock.systemUTC());
        var first = keys.currentId();

        var before = shell();
        assertThat(before.run("package", "key")).as(before.err()).isEqualTo(ExitCode.DONE);
        var rotated = shell();
        assertThat(rotated.run("package", "key", "--rotate")).as(rotated.err()).isEqualTo(ExitCode.DONE);

        assertThat(PublicKeys.ofPem(before.out())).extracting(PublicKeys::id).containsExactly(first);
        assertThat(PublicKeys.ofPem(rotated.out())).extracting(PublicKeys::id).containsExactly(keys.currentId(), first);
        assertThat(rotated.out()).doesNotContain("PRIVATE");
    }

    private Shell shell() {
        var address = database.database().address();
        return Shell.with(Map.of(
                "DRILLMASTER_DB_URL", address.url(),
                "DRILLMASTER_DB_USER", address.user(),
                "DRILLMASTER_DB_PASSWORD", address.password()));
    }
}
