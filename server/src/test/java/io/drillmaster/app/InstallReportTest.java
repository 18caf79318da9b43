package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.exercise.OwnScenario;
import io.drillmaster.identity.Role;
import io.drillmaster.measure.Outcome;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.ExerciseState;
import io.drillmaster.registry.PackageClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A member says on the exercise's page how an install went. */
class InstallReportTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final MovableClock CLOCK = new MovableClock();

    private static ApplicationFixture drillmaster;
    private static Person member;

    @BeforeAll
    static void start(@TempDir Path scenarios) throws IOException {
        OwnScenario.called("OWN-1").npm("@acme-drill/build-tools").in(scenarios);
        drillmaster = ApplicationFixture.start(Map.of("scenarios-dir", scenarios.toString()), CLOCK);
        drillmaster.account("ada", Role.ADMINISTRATOR);
        drillmaster.account("maria", Role.MEMBER);
        drillmaster.account("victor", Role.VIEWER);
        member = Person.signedIn(drillmaster, "maria");
    }

    @AfterAll
    static void stop() {
        drillmaster.close();
    }

    @ParameterizedTest
    @CsvSource({"npm 12, install, 0", "pnpm, add, 1"})
    void aClientThatBlocksTheScriptMakesTheOutcomePreventedSilently(
            String name, String command, int exitCode, @TempDir Path folder) {
        var client = PackageClient.of(name);
        var drill = drillmaster.open("OWN-1", HOUR);
        var target = drill.plan().targets().get(0);
        PackageClient.project(folder, drillmaster.address() + "/npm/");

        var run = client.run(folder, command, target.packageName() + "@" + target.packageVersion());
        assertThat(run.exitCode()).as(run.output()).isEqualTo(exitCode);
        var answer = report(
                drill,
                Map.of(
                        "client", client.name(),
                        "version", client.version(),
                        "exitCode", Integer.toString(run.exitCode()),
                        "output", run.output()));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(Files.exists(folder.resolve("node_modules/@acme-drill/build-tools/package.json")))
                .isTrue();
        assertThat(Path.of(target.markerPath())).doesNotExist();
        assertThat(reports(drill)).singleElement().satisfies(row -> {
            assertThat(row.actor()).contains("maria");
            assertThat(row.token()).contains(target.token());
            assertThat(row.fact())
                    .isEqualTo(new Fact.InstallReported(client.name(), client.version(), exitCode, true, ""));
            assertThat(drillmaster.parts().evidence().raw(row.id()))
                    .hasValueSatisfying(raw -> assertThat(new String(raw, StandardCharsets.UTF_8).strip())
                            .isEqualTo(run.output().strip()));
        });
        CLOCK.advance(HOUR.plusMinutes(1));
        drillmaster.parts().conductor().close(drill.plan().id());
        await().until(() -> exercise(drill).state() == ExerciseState.CLOSED);
        var measurement =
                drillmaster.parts().verdicts().measureAgain(drill.plan().id());
        assertThat(measurement.outcome()).isEqualTo(Outcome.PREVENTED_SILENT);
        assertThat(measurement.targets().get(0).explanation())
                .contains(client.name() + " " + client.version() + " blocked the install script");
    }

    @Test
    void withoutItsOutputThePersonsWordCountsAndCanBeTakenBack() {
        var drill = drillmaster.open("OWN-1", HOUR);

        var answer = report(drill, Map.of("client", "npm", "exitCode", "0", "blocked", "yes", "note", "Seen in CI."));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(reports(drill))
                .extracting(Evidence::fact)
                .containsExactly(new Fact.InstallReported("npm", "", 0, true, "Seen in CI."));
        assertThat(member.get("/exercises/" + drill.plan().id()).body())
                .contains("Say how an install went", "Seen in CI.");
    }

    @Test
    void wordAndOutputMustNotContradictEachOther() {
        var drill = drillmaster.open("OWN-1", HOUR);
        var target = drill.plan().targets().get(0);
        var output = "npm info run " + target.packageName() + "@" + target.packageVersion() + " postinstall {}";

        var answer = report(drill, Map.of("client", "npm", "exitCode", "0", "blocked", "yes", "output", output));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("the output says that it ran");
        assertThat(reports(drill)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "client | '' | which client",
                "exitCode | one | whole number",
                "exitCode | '' | whole number",
                "target | aaaaaaaaaaaaaaaaaaaa | Choose a package",
                "target | ../etc | Choose the package",
            })
    void aFieldThatMakesNoSenseIsRefusedByName(String field, String value, String sentence) {
        var drill = drillmaster.open("OWN-1", HOUR);
        var fields = new HashMap<>(Map.of("client", "npm", "exitCode", "0"));
        fields.put(field, value);

        var answer = report(drill, fields);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(sentence);
        assertThat(reports(drill)).isEmpty();
    }

    @Test
    void onceTheWindowIsOverItIsTooLateAndAViewerIsNotAsked() {
        var drill = drillmaster.open("OWN-1", HOUR);
        var page = "/exercises/" + drill.plan().id();
        assertThat(Person.signedIn(drillmaster, "victor").get(page).body()).doesNotContain("Say how an install went");
        drillmaster.parts().conductor().abort(drill.plan().id(), "Only to try it", "maria");

        assertThat(member.get(page).body()).doesNotContain("Say how an install went");
        assertThat(report(drill, Map.of("client", "npm", "exitCode", "0")).statusCode())
                .isEqualTo(409);
    }

    private static java.net.http.HttpResponse<String> report(Exercise drill, Map<String, String> fields) {
        var form = new HashMap<>(fields);
        form.putIfAbsent("target", drill.plan().targets().get(0).token().value());
        return member.submit("/account", "/exercises/" + drill.plan().id() + "/install-report", form);
    }

    private static List<Evidence> reports(Exercise drill) {
        return drillmaster.parts().evidence().of(drill.plan().id()).stream()
                .filter(row -> row.fact() instanceof Fact.InstallReported)
                .toList();
    }

    private static Exercise exercise(Exercise drill) {
        return drillmaster.parts().plans().find(drill.plan().id()).orElseThrow();
    }
}
