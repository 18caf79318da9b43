package io.drillmaster.registry;

import static io.drillmaster.plan.Drill.NOON;
import static io.drillmaster.plan.Drill.drill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.db.TestDatabase;
import io.drillmaster.drillpackages.ActionSettings;
import io.drillmaster.drillpackages.BenignAction;
import io.drillmaster.drillpackages.DnsRoute;
import io.drillmaster.drillpackages.DrillPackage;
import io.drillmaster.drillpackages.DrillPackageBuilder;
import io.drillmaster.drillpackages.DrillSpec;
import io.drillmaster.drillpackages.DrillZone;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.ExecutionVector;
import io.drillmaster.drillpackages.MarkerPath;
import io.drillmaster.drillpackages.PackageName;
import io.drillmaster.drillpackages.PackageVersion;
import io.drillmaster.drillpackages.Scope;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.plan.Exercise;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryStoreTest {
    private static final PackageVersion FIRST = PackageVersion.of("0.0.1");

    private final TestDatabase db = TestDatabase.fresh();
    private final Jdbi jdbi = db.database().jdbi();
    private final RegistryStore registry = new RegistryStore(jdbi);

    @AfterEach
    void drop() {
        db.close();
    }

    @Test
    void aVersionIsNeverUsedAgainNotEvenAfterWithdrawal() {
        var name = PackageName.of(Ecosystem.PYPI, "pytorch-utilz");
        var id = publish(drill().stored(jdbi), name, FIRST);
        assertThat(withdraw(id)).extracting(RegistryFile::version).containsExactly("0.0.1");

        assertThat(unused(name)).isEqualTo(PackageVersion.of("0.0.2"));
        assertThat(unused(PackageName.of(Ecosystem.PYPI, "PyTorch_Utilz"))).isEqualTo(PackageVersion.of("0.0.2"));
        assertThat(unused(PackageName.of(Ecosystem.NPM, "pytorch-utilz"))).isEqualTo(FIRST);
        assertThatThrownBy(() -> publish(drill().stored(jdbi), name, FIRST))
                .as("the database itself keeps it")
                .hasMessageContaining("registry_file_pkey");
    }

    @Test
    void whatIsPublishedIsFoundByNameFileAndToken() {
        var exercise = drill().stored(jdbi);
        var name = PackageName.of(Ecosystem.NPM, "left-padz");
        var built = build(exercise, name, FIRST);
        jdbi.useTransaction(
                handle -> registry.add(handle, built, exercise.plan().id(), NOON));

        var file = registry.files(Ecosystem.NPM, name.normalized()).get(0);
        assertThat(file.sha256()).isEqualTo(built.sha256());
        assertThat(file.size()).isEqualTo(built.content().length);
        assertThat(file.exercise()).isEqualTo(exercise.plan().id());
        assertThat(file.uploadedAt()).isEqualTo(NOON);
        assertThat(registry.names(Ecosystem.NPM)).containsExactly("left-padz");
        assertThat(registry.names(Ecosystem.PYPI)).isEmpty();
        assertThat(registry.find(Ecosystem.NPM, file.filename(), file.sha256())).contains(file);
        assertThat(registry.find(Ecosystem.NPM, file.filename(), "00")).isEmpty();
        assertThat(registry.content(file.token())).contains(built.content());
    }

    @Test
    void whatIsWithdrawnIsNowhereToBeFound() {
        var name = PackageName.of(Ecosystem.PYPI, "pytorch-utilz");
        var exercise = drill().stored(jdbi);
        var token = token(exercise);
        var id = publish(exercise, name, FIRST);
        var file = registry.files(Ecosystem.PYPI, name.normalized()).get(0);

        assertThat(withdraw(id)).containsExactly(file);

        assertThat(withdraw(id)).as("a second time takes nothing away").isEmpty();
        assertThat(registry.files(Ecosystem.PYPI, name.normalized())).isEmpty();
        assertThat(registry.names(Ecosystem.PYPI)).isEmpty();
        assertThat(registry.content(token)).isEmpty();
        assertThat(registry.find(Ecosystem.PYPI, file.filename(), file.sha256()))
                .isEmpty();
    }

    @Test
    void withdrawingOneExerciseLeavesTheOthers() {
        var name = PackageName.of(Ecosystem.PYPI, "pytorch-utilz");
        var gone = publish(drill().stored(jdbi), name, FIRST);
        publish(drill().stored(jdbi), name, PackageVersion.of("0.0.2"));

        assertThat(withdraw(gone)).hasSize(1);

        assertThat(registry.files(Ecosystem.PYPI, name.normalized()))
                .extracting(RegistryFile::version)
                .containsExactly("0.0.2");
    }

    private ExerciseId publish(Exercise exercise, PackageName name, PackageVersion version) {
        var id = exercise.plan().id();
        jdbi.useTransaction(handle -> registry.add(handle, build(exercise, name, version), id, NOON));
        return id;
    }

    private List<RegistryFile> withdraw(ExerciseId id) {
        return jdbi.inTransaction(handle -> registry.withdraw(handle, id, NOON.plusSeconds(1)));
    }

    private PackageVersion unused(PackageName name) {
        return jdbi.withHandle(handle -> registry.unused(handle, name, FIRST));
    }

    private static DrillPackage build(Exercise exercise, PackageName name, PackageVersion version) {
        return DrillPackageBuilder.build(new DrillSpec(
                exercise.plan().id().toString(),
                exercise.contact(),
                name,
                version,
                token(exercise),
                MarkerPath.in(MarkerPath.DEFAULT_DIRECTORY, token(exercise)),
                DrillZone.of("drill.example.com"),
                new DnsRoute.SystemResolver(),
                ExecutionVector.PYPI_SDIST,
                List.of(BenignAction.WRITE_MARKER),
                ActionSettings.usual(),
                Scope.anywhere(),
                NOON.plus(Duration.ofHours(2)),
                NOON));
    }

    private static Token token(Exercise exercise) {
        return exercise.plan().targets().get(0).token();
    }
}
