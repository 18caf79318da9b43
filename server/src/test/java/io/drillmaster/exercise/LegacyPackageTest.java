package io.drillmaster.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Problem;
import io.drillmaster.db.TestDatabase;
import io.drillmaster.drillpackages.DnsRoute;
import io.drillmaster.drillpackages.DrillZone;
import io.drillmaster.drillpackages.ExecutionVector;
import io.drillmaster.origin.PackageSigning;
import io.drillmaster.origin.SigningKeys;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.Labels;
import io.drillmaster.plan.PlanStore;
import io.drillmaster.plan.Step;
import io.drillmaster.plan.Timetable;
import io.drillmaster.registry.RegistryStore;
import io.drillmaster.registry.publish.PublishPolicy;
import io.drillmaster.registry.publish.ReceiptStore;
import io.drillmaster.registry.publish.Registries;
import io.drillmaster.scenarios.ScenarioLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A legacy {@code setup.py} can be installed only where the index serves setuptools. */
class LegacyPackageTest {
    private static final Timetable NEVER_ASKED = new Timetable() {
        @Override
        public void plan(ExerciseId exercise, Step step, Instant at) {
            throw new AssertionError("nothing here opens by itself");
        }

        @Override
        public void forget(ExerciseId exercise) {
            throw new AssertionError("nothing here is forgotten");
        }
    };

    private final TestDatabase database = TestDatabase.fresh();

    @TempDir
    private Path directory;

    @BeforeEach
    void scenario() throws IOException {
        OwnScenario.called("OWN-01").pip("pytorch-utilz").in(directory);
        var file = directory.resolve("OWN-01.yaml");
        Files.writeString(
                file,
                Files.readString(file).replace("    version: 1.0.0\n", "    version: 1.0.0\n    vector: setup-py\n"));
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void itIsRefusedWhereTheIndexServesDrillPackagesOnly() {
        assertThatThrownBy(() -> planner(false).plan(wish(), "ada")).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.place()).contains("scenario");
            assertThat(problem.code()).isEqualTo("index-lacks-build-tools");
            assertThat(problem.getMessage()).contains("setup-py", "setuptools", "registry.upstream.pypi");
        });
    }

    @Test
    void itIsPlannedWhereTheIndexPassesRequestsOn() {
        var id = planner(true).plan(wish(), "ada");

        assertThat(plans().find(id).orElseThrow().plan().targets())
                .singleElement()
                .satisfies(target -> assertThat(target.vector()).isEqualTo(ExecutionVector.PYPI_SETUP_PY));
    }

    private Planner planner(boolean pypiPassesThrough) {
        var settings = new DrillSettings(
                DrillZone.of("drill.example.com"),
                new DnsRoute.SystemResolver(),
                Optional.empty(),
                List.of(Exercise.ANYWHERE),
                "/tmp",
                "the test's security team",
                pypiPassesThrough,
                "http://127.0.0.1:8080");
        var policy = new PublishPolicy(List.of(), List.of(), List.of());
        var jdbi = database.database().jdbi();
        var clock = Clock.systemUTC();
        var receipts = new ReceiptStore(jdbi);
        var registries = new Registries(List.of(), policy, receipts, clock);
        var signing = new PackageSigning(jdbi, SigningKeys.open(jdbi, Optional.empty(), clock), "0.1.0");
        var harmless = new HarmlessPackages(new RegistryStore(jdbi), receipts, plans(), signing, settings);
        return new Planner(plans(), ScenarioLibrary.of(directory), NEVER_ASKED, registries, harmless, settings, clock);
    }

    private PlanStore plans() {
        return new PlanStore(database.database().jdbi());
    }

    private static NewExercise wish() {
        return new NewExercise(
                "OWN-01",
                "",
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                List.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Labels.NONE,
                "");
    }
}
