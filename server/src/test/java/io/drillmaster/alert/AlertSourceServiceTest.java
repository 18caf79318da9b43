package io.drillmaster.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.alert.source.AlertSources;
import io.drillmaster.common.Problem;
import io.drillmaster.db.TestDatabase;
import java.net.URI;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class AlertSourceServiceTest {
    private static final URI SERVER = URI.create("http://127.0.0.1:1");

    @Test
    void aWebhookIsKnownWhilePostgresqlIsAway() {
        try (var database = TestDatabase.fresh();
                var sources = new AlertSourceService(
                        database.database().jdbi(), AlertSources.ALL, SERVER, InstantSource.system())) {
            var key = key(sources.create("falco", "Falco on runners", false, "ada"));

            database.database().close();

            assertThat(sources.find("falco", key)).map(Hook::name).contains("Falco on runners");
            assertThat(sources.find("github", key)).isEmpty();
            assertThat(sources.find("falco", "another")).isEmpty();
        }
    }

    @Test
    void aRotatedOrRemovedAddressStopsWorkingAtOnce() {
        try (var database = TestDatabase.fresh();
                var sources = new AlertSourceService(
                        database.database().jdbi(), AlertSources.ALL, SERVER, InstantSource.system())) {
            var first = sources.create("falco", "Falco on runners", false, "ada");
            var second = sources.rotate(first.source().id());

            assertThat(sources.find("falco", key(first))).isEmpty();
            assertThat(sources.find("falco", key(second))).isPresent();

            sources.remove(first.source().id());
            assertThat(sources.find("falco", key(second))).isEmpty();
        }
    }

    @Test
    void whatAnotherServerSetUpIsKnownAfterAStart() {
        try (var database = TestDatabase.fresh();
                var one = new AlertSourceService(
                        database.database().jdbi(), AlertSources.ALL, SERVER, InstantSource.system())) {
            var key = key(one.create("generic", "SIEM", false, "ada"));
            try (var other = new AlertSourceService(
                    database.database().jdbi(), AlertSources.ALL, SERVER, InstantSource.system())) {
                assertThat(other.find("generic", key)).isPresent();
            }
        }
    }

    @Test
    void aSecretThatTheOtherSideMadeIsEnteredAndOutlivesTheAddress() {
        try (var database = TestDatabase.fresh();
                var sources = new AlertSourceService(
                        database.database().jdbi(), AlertSources.ALL, SERVER, InstantSource.system())) {
            var first = sources.create("pagerduty", "On call", false, "ada");
            assertThat(sources.find("pagerduty", key(first)).orElseThrow().secrets())
                    .isEmpty();

            sources.enterSecret(first.source().id(), " made there ");
            assertThat(sources.find("pagerduty", key(first)).orElseThrow().secrets())
                    .containsExactly(new HookSecret("made there"));

            var second = sources.rotate(first.source().id());
            assertThat(sources.find("pagerduty", key(second)).orElseThrow().secrets())
                    .containsExactly(new HookSecret("made there"));
        }
    }

    @Test
    void aSecretThatWasMadeHereIsNotOverwritten() {
        try (var database = TestDatabase.fresh();
                var sources = new AlertSourceService(
                        database.database().jdbi(), AlertSources.ALL, SERVER, InstantSource.system())) {
            var github = sources.create("github", "Code", false, "ada").source().id();
            var pager = sources.create("pagerduty", "On call", false, "ada")
                    .source()
                    .id();

            assertThatThrownBy(() -> sources.enterSecret(github, "mine")).isInstanceOf(Problem.class);
            assertThatThrownBy(() -> sources.enterSecret(pager, " ")).isInstanceOf(Problem.class);
        }
    }

    private static String key(AlertSourceService.Fresh fresh) {
        var path = fresh.address().url().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
