package io.drillmaster.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.alert.AlertSourceService;
import io.drillmaster.alert.source.AlertSources;
import io.drillmaster.app.Settings;
import io.drillmaster.db.TestDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseCheckTest {
    private static final TestDatabase DB = TestDatabase.fresh();
    private static final InstantSource CLOCK = InstantSource.system();
    private static final URI SERVER = URI.create("http://127.0.0.1:8080");

    @TempDir
    private Path directory;

    @AfterAll
    static void drop() {
        DB.close();
    }

    @Test
    void aDatabaseOfThisProgramIsWell() {
        var findings = new DatabaseCheck(place(), CLOCK).run();
        assertThat(findings).hasSize(4);
        assertThat(findings.get(0).found()).matches("PostgreSQL \\d+.* answers at jdbc:postgresql://.*");
        assertThat(findings.get(1).found()).matches("The schema is up to date \\(\\d+ migrations\\)\\.");
        assertThat(findings.get(2).found()).startsWith("A commit takes ");
        assertThat(findings.get(3).found()).startsWith("PostgreSQL's clock is ");
        assertThat(findings).noneMatch(found -> found.result() == Result.FAIL);
    }

    @Test
    void aClockThatIsFarFromThatOfTheDatabaseFails() {
        InstantSource late = () -> CLOCK.instant().minus(Duration.ofMinutes(1));
        assertThat(new DatabaseCheck(place(), late).run()).last().satisfies(found -> {
            assertThat(found.result()).isEqualTo(Result.FAIL);
            assertThat(found.found()).contains("60.0 s ahead of this machine's");
        });
    }

    @Test
    void migrationsThatTheProgramDoesNotKnowAreNamed() {
        DB.database().jdbi().useHandle(handle -> handle.execute("""
                insert into flyway_schema_history
                  (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                values (999, '999', 'of tomorrow', 'SQL', 'V999__of_tomorrow.sql', 1, 'test', 1, true)
                """));
        try {
            assertThat(findings()).anySatisfy(found -> {
                assertThat(found.result()).isEqualTo(Result.FAIL);
                assertThat(found.found()).contains("migrations 999 failed, were changed, or belong to a newer");
            });
        } finally {
            DB.database()
                    .jdbi()
                    .useHandle(handle -> handle.execute("delete from flyway_schema_history where version = '999'"));
        }
    }

    @Test
    void aDatabaseThatIsAwayIsToldWithoutItsPassword() {
        var settings = Settings.of(
                Map.of("db.url", "jdbc:postgresql://127.0.0.1:1/none", "db.user", "ada", "db.password", "a-secret"));
        assertThat(new DatabaseCheck(new DatabasePlace(settings), CLOCK).run())
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.result()).isEqualTo(Result.FAIL);
                    assertThat(found.found())
                            .contains("127.0.0.1:1/none as ada")
                            .doesNotContain("a-secret");
                });
    }

    @Test
    void anEmbeddedDatabaseThatWasNeverStartedIsSkipped() {
        var settings = Settings.of(Map.of("data-dir", directory.toString()));
        assertThat(new DatabaseCheck(new DatabasePlace(settings), CLOCK).run())
                .singleElement()
                .satisfies(found -> assertThat(found.result()).isEqualTo(Result.SKIPPED));
    }

    @Test
    void alertSourcesThatWereNeverSeenComeWithATest() {
        var check = new AlertSourcesCheck(place(), SERVER, CLOCK);
        assertThat(check.run())
                .singleElement()
                .satisfies(found ->
                        assertThat(found.toDo()).isEqualTo("Set one up at http://127.0.0.1:8080/alert-sources."));
        try (var sources = new AlertSourceService(DB.database().jdbi(), AlertSources.ALL, SERVER, CLOCK)) {
            var fresh = sources.create("falco", "Falco on CI", false, "ada");
            try {
                assertThat(check.run()).singleElement().satisfies(found -> {
                    assertThat(found.result()).isEqualTo(Result.WARN);
                    assertThat(found.found()).isEqualTo("Falco on CI (falco) was never seen.");
                    assertThat(found.toDo()).contains("touch /tmp/security-drill-");
                });
            } finally {
                sources.remove(fresh.source().id());
            }
        }
    }

    private static List<Finding> findings() {
        return new DatabaseCheck(place(), CLOCK).run();
    }

    private static DatabasePlace place() {
        var address = DB.database().address();
        return new DatabasePlace(Settings.of(
                Map.of("db.url", address.url(), "db.user", address.user(), "db.password", address.password())));
    }
}
