package io.drillmaster.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.drillmaster.app.Application;
import io.drillmaster.app.Settings;
import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Problem;
import io.drillmaster.db.TestDatabase;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.measure.Outcome;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.ExerciseState;
import io.drillmaster.registry.RegistryStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole servers on one PostgreSQL, with Quartz and the machine's clock. */
class ExerciseLifeTest {
    private static final InstantSource CLOCK = Clock.systemUTC();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestDatabase database = TestDatabase.fresh();
    private final List<Application> servers = new ArrayList<>();

    @TempDir
    private Path directory;

    @AfterEach
    void stop() {
        servers.forEach(Application::close);
        database.close();
    }

    @Test
    void anExerciseOpensByItselfAndEndsAlthoughItsServerWasReplaced() throws Exception {
        var first = server();
        var opensAt = CLOCK.instant().plusSeconds(2);
        var id = first.parts().planner().plan(wish().opensAt(opensAt).made(), "ada");
        awaitState(first, id, ExerciseState.RUNNING);
        var window = exercise(first, id).plan().window();
        assertThat(window.opensAt()).isAfterOrEqualTo(opensAt);
        assertThat(window.length()).isEqualTo(Duration.ofSeconds(8));
        stop(first);

        var second = server();
        awaitTornDown(second, id);

        var ended = exercise(second, id);
        assertThat(ended.state()).isEqualTo(ExerciseState.CLOSED);
        assertThat(second.parts().verdicts().latest(id).orElseThrow().outcome()).isEqualTo(Outcome.NOT_EXERCISED);
        assertThat(facts(second, id, Fact.Published.class)).hasSize(2);
        assertThat(facts(second, id, Fact.Withdrawn.class)).hasSize(2);
        assertThat(facts(second, id, Fact.TornDown.class)).hasSize(1);
        assertThat(status(second, "/npm/react-state-utilz")).isEqualTo(404);
    }

    @Test
    void twoServersDoEachStepOnce() {
        var one = server();
        var other = server();
        var ids = new ArrayList<ExerciseId>();
        for (var i = 0; i < 4; i++) {
            var planner = (i % 2 == 0 ? one : other).parts().planner();
            ids.add(planner.plan(wish().opensAt(CLOCK.instant().plusSeconds(1)).made(), "ada"));
        }

        ids.forEach(id -> awaitTornDown(one, id));

        var versions = new ArrayList<String>();
        for (var id : ids) {
            assertThat(facts(one, id, Fact.Withdrawn.class)).hasSize(2);
            assertThat(facts(one, id, Fact.TornDown.class)).hasSize(1);
            var published = facts(one, id, Fact.Published.class);
            assertThat(published).hasSize(2);
            versions.add(((Fact.Published) published.get(0).fact()).version());
        }
        assertThat(versions).containsExactlyInAnyOrder("0.0.1", "0.0.2", "0.0.3", "0.0.4");
    }

    @Test
    void aServerThatDiedBetweenTwoStepsLeavesNoExerciseOpenForEver() {
        var first = server();
        var id = first.parts().planner().plan(wish().made(), "ada");
        first.parts().conductor().open(id);
        stop(first);
        database.database()
                .jdbi()
                .useHandle(
                        handle -> { // as if it had died before it could plan the end
                            handle.execute("delete from qrtz_simple_triggers");
                            handle.execute("delete from qrtz_triggers");
                            handle.execute("delete from qrtz_job_details");
                        });

        var second = server();

        awaitTornDown(second, id);
        assertThat(exercise(second, id).state()).isEqualTo(ExerciseState.CLOSED);
    }

    @Test
    void aPackageThatCannotBeBuiltIsRefusedWhenTheExerciseIsPlanned() {
        var server = server();

        assertThatThrownBy(() -> server.parts()
                        .planner()
                        .plan(wish().contact("Ada\u200B Lovelace").made(), "ada"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("pip-install")
                .hasMessageContaining("the contact must be one line");
        assertThat(server.parts().plans().all()).isEmpty();
    }

    @Test
    void publishingIsAllOrNothing() throws Exception {
        var server = server();
        var id = server.parts().planner().plan(wish().made(), "ada");
        database.database()
                .jdbi()
                .useHandle(
                        handle -> // a name that became well known since
                        handle.execute("update install_target set package_name = 'react' where ordinal = 1"));

        assertThatThrownBy(() -> server.parts().conductor().open(id))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("npm-install")
                .hasMessageContaining("'react'");

        assertThat(exercise(server, id).state()).isEqualTo(ExerciseState.PLANNED);
        assertThat(server.parts().evidence().of(id)).isEmpty();
        assertThat(status(server, "/pypi/simple/pytorch-utilz/")).isEqualTo(404);
        server.parts().conductor().abort(id, "It cannot be built", "ada");
        assertThat(exercise(server, id).state()).isEqualTo(ExerciseState.ABORTED);
    }

    @Test
    void stoppingForSafetyWithdrawsAtOnceAndNothingStartsItAgain() throws Exception {
        var server = server();
        var id = server.parts().planner().plan(wish().made(), "ada");
        server.parts().conductor().open(id);
        assertThat(status(server, "/npm/react-state-utilz")).isEqualTo(200);

        assertThatThrownBy(() -> server.parts().conductor().abort(id, " ", "ada"))
                .hasMessageContaining("Say why");
        server.parts().conductor().abort(id, "A real incident came up", "ada");

        assertThat(status(server, "/npm/react-state-utilz")).isEqualTo(404);
        assertThat(exercise(server, id).tornDownAt()).isPresent();
        assertThat(facts(server, id, Fact.IndexLooked.class))
                .hasSize(exercise(server, id).plan().targets().size())
                .allSatisfy(row ->
                        assertThat(((Fact.IndexLooked) row.fact()).gone()).isTrue());
        assertThat(server.parts().verdicts().latest(id).orElseThrow().outcome()).isEqualTo(Outcome.ABORTED);
        assertThatThrownBy(() -> server.parts().conductor().open(id)).hasMessageContaining("over");
        assertThatThrownBy(() -> server.parts().conductor().abort(id, "again", "ada"))
                .hasMessageContaining("over already");
    }

    @Test
    void wishesThatCannotBeFulfilledNameTheirField() {
        var planner = server().parts().planner();

        assertRefused(planner, wish().window(Duration.ofSeconds(4)), "window");
        assertRefused(planner, wish().window(Duration.ofDays(7)), "window");
        assertRefused(planner, wish().opensAt(CLOCK.instant().minus(Duration.ofHours(1))), "opensAt");
        assertRefused(planner, wish().opensAt(CLOCK.instant().plus(Duration.ofDays(400))), "opensAt");
        assertRefused(planner, wish().scenario("SC-99"), "scenario");
        assertRefused(planner, wish().contact("a\nb"), "contact");
        assertRefused(planner, wish().within(), "scope");
        assertRefused(planner, wish().within("build-1", "two words"), "scope");
        assertRefused(planner, wish().within("build-1", "*"), "scope");
    }

    @Test
    void thePackagesOfAnExerciseActInItsScopeOnly() throws IOException {
        var server = server();
        var id = server.parts()
                .planner()
                .plan(wish().within("build-1.example.com", "acme/shop").made(), "ada");
        server.parts().conductor().open(id);

        var hook = hook(server, id);
        assertThat(hook).contains("SCOPE = (").doesNotContain("build-1", "example.com", "acme");
    }

    private static void assertRefused(Planner planner, Wish wish, String field) {
        assertThatThrownBy(() -> planner.plan(wish.made(), "ada")).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.place()).contains(field);
            assertThat(problem.status()).isEqualTo(400);
        });
    }

    private Application server() {
        var address = database.database().address();
        var values = new HashMap<String, String>();
        values.put("db.url", address.url());
        values.put("db.user", address.user());
        values.put("db.password", address.password());
        values.put("http.port", "0");
        values.put("dns.port", "0");
        values.put("dns.route", "direct");
        values.put("contact", "the test's security team");
        values.put("data-dir", directory.resolve("data" + servers.size()).toString());
        values.put("markers.directory", directory.toString());
        var server = Application.start(Settings.of(values), null, CLOCK);
        servers.add(server);
        return server;
    }

    private void stop(Application server) {
        servers.remove(server);
        server.close();
    }

    private static void awaitState(Application server, ExerciseId id, ExerciseState state) {
        await().atMost(PATIENCE).until(() -> exercise(server, id).state() == state);
    }

    private static void awaitTornDown(Application server, ExerciseId id) {
        await().atMost(PATIENCE).until(() -> exercise(server, id).tornDownAt().isPresent());
    }

    private static Exercise exercise(Application server, ExerciseId id) {
        return server.parts().plans().find(id).orElseThrow();
    }

    private static List<Evidence> facts(Application server, ExerciseId id, Class<? extends Fact> kind) {
        return server.parts().evidence().of(id).stream()
                .filter(row -> kind.isInstance(row.fact()))
                .toList();
    }

    /** The hook as it stands in the published Python package. */
    private static String hook(Application server, ExerciseId id) throws IOException {
        var registry = new RegistryStore(server.parts().plans().jdbi());
        var file = registry.filesOf(id).stream()
                .filter(candidate -> candidate.filename().endsWith(".tar.gz"))
                .findFirst()
                .orElseThrow();
        var content = registry.content(file).orElseThrow();
        try (var tar = new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(content)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().endsWith("/drill_hook.py")) {
                    return new String(tar.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("no hook in the package");
    }

    private static int status(Application server, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.address() + path))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static Wish wish() {
        return new Wish(
                "SC-DEMO", Optional.empty(), Duration.ofSeconds(8), Optional.empty(), List.of(Exercise.ANYWHERE));
    }

    private record Wish(
            String scenario, Optional<Instant> opensAt, Duration window, Optional<String> contact, List<String> scope) {
        Wish scenario(String other) {
            return new Wish(other, opensAt, window, contact, scope);
        }

        Wish opensAt(Instant moment) {
            return new Wish(scenario, Optional.of(moment), window, contact, scope);
        }

        Wish window(Duration length) {
            return new Wish(scenario, opensAt, length, contact, scope);
        }

        Wish contact(String text) {
            return new Wish(scenario, opensAt, window, Optional.of(text), scope);
        }

        Wish within(String... places) {
            return new Wish(scenario, opensAt, window, contact, List.of(places));
        }

        NewExercise made() {
            return new NewExercise(
                    scenario,
                    "",
                    opensAt,
                    Optional.of(window),
                    Set.of(),
                    contact,
                    scope,
                    Optional.empty(),
                    Optional.empty(),
                    "");
        }
    }
}
