package io.drillmaster.registry;

import static io.drillmaster.plan.Drill.NOON;
import static io.drillmaster.plan.Drill.drill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Problem;
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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryStoreTest {
    private static final PackageName ACME = PackageName.of(Ecosystem.PYPI, "acme-widgets");
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
                .hasMessageContaining("File already exists: pytorch_utilz-0.0.1.tar.gz");
    }

    @Test
    void whatIsPublishedIsFoundWithItsDigests() {
        var exercise = drill().stored(jdbi);
        var name = PackageName.of(Ecosystem.NPM, "left-padz");
        var built = build(exercise, name, FIRST);
        jdbi.useTransaction(handle ->
                registry.add(handle, NewFile.drill(built), exercise.plan().id(), NOON, Republish.REFUSED));

        var file = files(name).get(0);
        assertThat(file.sha256()).isEqualTo(built.sha256());
        assertThat(file.sha1()).isEqualTo(built.sha1());
        assertThat(file.integrity()).isEqualTo(built.integrity());
        assertThat(file.size()).isEqualTo(built.content().length);
        assertThat(file.exercise()).isEqualTo(exercise.plan().id());
        assertThat(file.token()).contains(token(exercise));
        assertThat(file.uploadedAt()).isEqualTo(NOON);
        assertThat(file.uploadTime()).isEqualTo(NOON);
        assertThat(registry.names(Ecosystem.NPM, Viewer.EVERYBODY)).containsExactly("left-padz");
        assertThat(registry.names(Ecosystem.NPM, Viewer.of(new ExerciseId(999))))
                .isEmpty();
        assertThat(registry.names(Ecosystem.PYPI, Viewer.EVERYBODY)).isEmpty();
        assertThat(registry.content(file)).contains(built.content());
    }

    @Test
    void whatIsWithdrawnIsNowhereToBeFound() {
        var name = PackageName.of(Ecosystem.PYPI, "pytorch-utilz");
        var id = publish(drill().stored(jdbi), name, FIRST);
        var file = files(name).get(0);

        assertThat(withdraw(id)).containsExactly(file);

        assertThat(withdraw(id)).as("a second time takes nothing away").isEmpty();
        assertThat(files(name)).isEmpty();
        assertThat(registry.names(Ecosystem.PYPI, Viewer.EVERYBODY)).isEmpty();
        assertThat(registry.content(file)).isEmpty();
    }

    @Test
    void anUploadedFileLivesAsLongAsItsExerciseAndIsNoDrillPackage() {
        var id = drill().stored(jdbi).plan().id();
        var token = uploadToken(id, Republish.REFUSED);
        upload(token, "acme-widgets", "1.4.2", "one");
        upload(token, "acme-widgets", "1.4.2", "two", "acme_widgets-1.4.2-py3-none-any.whl");

        assertThat(files(ACME)).hasSize(2).noneMatch(RegistryFile::isDrill);
        assertThat(withdraw(id)).hasSize(2);
        assertThatThrownBy(() -> upload(token, "acme-widgets", "1.4.3", "three"))
                .as("its token ended with it")
                .hasMessageContaining("ended");
        assertThat(files(ACME)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1.4.2, acme_widgets-1.4.2.tar.gz",
        "1.4.2.0, acme_widgets-1.4.2.0.tar.gz",
        "1.4.2, acme.widgets-1.4.2.tar.gz",
        "1.4.2, acme_widgets-1.4.2.zip",
        "1.5.0, acme_widgets-1.4.2.tar.gz"
    })
    void whateverLooksLikeAUsedVersionOrNameIsRefusedAlsoAfterItsRemoval(String version, String filename) {
        var token = uploadToken(drill().stored(jdbi).plan().id(), Republish.REFUSED);
        upload(token, "acme-widgets", "1.4.2", "one");

        assertThatThrownBy(() -> upload(token, "Acme.Widgets", version, "other", filename))
                .hasMessageContaining("File already exists");
        jdbi.useTransaction(handle -> registry.remove(handle, files(ACME).get(0), NOON));
        assertThatThrownBy(() -> upload(token, "Acme.Widgets", version, "other", filename))
                .hasMessageContaining("File already exists");
        assertThat(files(ACME)).isEmpty();
    }

    @Test
    void aVersionGetsOtherBytesOnlyOnPurposeAndOnlyOfTheSameExercise() {
        var first = drill().stored(jdbi);
        var token = uploadToken(first.plan().id(), Republish.ALLOWED);
        upload(token, "acme-widgets", "1.4.2", "benign");
        var benign = files(ACME).get(0);
        var other = uploadToken(drill().stored(jdbi).plan().id(), Republish.ALLOWED);
        assertThatThrownBy(() -> upload(other, "acme-widgets", "1.4.2", "foreign"))
                .hasMessageContaining("another exercise");

        var drill = build(first, ACME, PackageVersion.of("1.4.2"));
        jdbi.useTransaction(handle ->
                registry.add(handle, NewFile.drill(drill), first.plan().id(), NOON, Republish.ALLOWED));

        assertThat(files(ACME)).hasSize(1).first().satisfies(file -> {
            assertThat(file.sha256()).isEqualTo(drill.sha256()).isNotEqualTo(benign.sha256());
            assertThat(file.filename()).isEqualTo(benign.filename());
        });
        assertThat(registry.content(benign)).isEmpty();
        assertThatThrownBy(() -> upload(token, "acme-widgets", "1.4.2", "benign again"))
                .hasMessageContaining("drill package");
    }

    @Test
    void ofAHundredUploadsOfOneVersionOneWins() throws Exception {
        var token = uploadToken(drill().stored(jdbi).plan().id(), Republish.REFUSED);
        var threads = Executors.newFixedThreadPool(20);
        try {
            var uploads = IntStream.range(0, 100)
                    .<Callable<Optional<Integer>>>mapToObj(number -> () -> {
                        try {
                            upload(token, "acme-widgets", "1.4.2", "number " + number);
                            return Optional.of(number);
                        } catch (Problem refused) {
                            assertThat(refused.code()).isEqualTo("file-exists");
                            return Optional.empty();
                        }
                    })
                    .toList();
            var winners = new ArrayList<Integer>();
            for (var upload : threads.invokeAll(uploads)) {
                upload.get().ifPresent(winners::add);
            }

            assertThat(winners).hasSize(1);
            assertThat(registry.content(files(ACME).get(0)))
                    .contains(("number " + winners.get(0)).getBytes(StandardCharsets.UTF_8));
            assertThat(registry.listing(Ecosystem.PYPI, "acme-widgets")
                            .orElseThrow()
                            .revision())
                    .as("who lost left no trace")
                    .isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatIsToldOfAFileCanBeChangedAndEachChangeIsANewRevision() {
        var id = drill().stored(jdbi).plan().id();
        upload(uploadToken(id, Republish.REFUSED), "acme-widgets", "1.4.2", "one");
        var file = files(ACME).get(0);

        jdbi.useTransaction(handle -> {
            registry.yank(handle, file, Optional.of("broken"));
            registry.deprecate(handle, file, Optional.of("use 2.x"));
            registry.tellUploadTime(handle, file, NOON.minusSeconds(5));
            registry.tag(handle, Ecosystem.PYPI, "acme-widgets", new DistTag("latest", "1.4.2", id));
            registry.tag(handle, Ecosystem.PYPI, "acme-widgets", new DistTag("gone", "9.9.9", id));
        });

        var listing = registry.listing(Ecosystem.PYPI, "acme-widgets").orElseThrow();
        assertThat(listing.revision()).isEqualTo(6);
        assertThat(listing.distTags()).containsExactly(new DistTag("latest", "1.4.2", id));
        assertThat(listing.seenBy(Viewer.of(new ExerciseId(999))).distTags()).isEmpty();
        var told = listing.files().get(0);
        assertThat(told.yanked()).contains("broken");
        assertThat(told.deprecated()).contains("use 2.x");
        assertThat(told.uploadTime()).isEqualTo(NOON.minusSeconds(5));
        assertThat(told.uploadedAt()).isEqualTo(NOON);
        jdbi.useTransaction(handle -> {
            registry.yank(handle, file, Optional.empty());
            assertThat(registry.untag(handle, Ecosystem.PYPI, "acme-widgets", id, "latest"))
                    .isTrue();
        });
        assertThat(files(ACME).get(0).yanked()).isEmpty();
    }

    @Test
    void theCatalogSeesThisServersChangesAtOnce() {
        var catalog = new RegistryCatalog(registry);
        var id = drill().stored(jdbi).plan().id();
        upload(uploadToken(id, Republish.REFUSED), "acme-widgets", "1.4.2", "one");
        assertThat(catalog.find(Ecosystem.PYPI, "acme-widgets", Viewer.EVERYBODY))
                .isPresent();
        assertThat(catalog.find(Ecosystem.PYPI, "acme-widgets", Viewer.of(id))).isPresent();
        assertThat(catalog.find(Ecosystem.PYPI, "acme-widgets", Viewer.of(new ExerciseId(999))))
                .isEmpty();

        assertThat(withdraw(id)).hasSize(1);

        assertThat(catalog.find(Ecosystem.PYPI, "acme-widgets", Viewer.EVERYBODY))
                .isEmpty();
    }

    @Test
    void withdrawingOneExerciseLeavesTheOthers() {
        var name = PackageName.of(Ecosystem.PYPI, "pytorch-utilz");
        var gone = publish(drill().stored(jdbi), name, FIRST);
        publish(drill().stored(jdbi), name, PackageVersion.of("0.0.2"));

        assertThat(withdraw(gone)).hasSize(1);

        assertThat(files(name)).extracting(RegistryFile::version).containsExactly("0.0.2");
    }

    private ExerciseId publish(Exercise exercise, PackageName name, PackageVersion version) {
        var id = exercise.plan().id();
        jdbi.useTransaction(handle ->
                registry.add(handle, NewFile.drill(build(exercise, name, version)), id, NOON, Republish.REFUSED));
        return id;
    }

    private List<RegistryFile> withdraw(ExerciseId id) {
        return jdbi.inTransaction(handle -> registry.withdraw(handle, id, NOON.plusSeconds(1)));
    }

    private PackageVersion unused(PackageName name) {
        return jdbi.withHandle(handle -> registry.unused(handle, name, FIRST));
    }

    private List<RegistryFile> files(PackageName name) {
        return registry.listing(name.ecosystem(), name.normalized())
                .map(PackageListing::files)
                .orElse(List.of());
    }

    private RegistryToken uploadToken(ExerciseId id, Republish republish) {
        var secret = jdbi.inTransaction(
                handle -> registry.tokens().create(handle, id, TokenRights.UPLOAD, republish, "ada", NOON));
        return registry.tokens().find(secret).orElseThrow();
    }

    private void upload(RegistryToken token, String name, String version, String content) {
        upload(token, name, version, content, "acme_widgets-" + version + ".tar.gz");
    }

    private void upload(RegistryToken token, String name, String version, String content, String filename) {
        var file = NewFile.uploaded(
                PackageName.of(Ecosystem.PYPI, name),
                version,
                filename,
                content.getBytes(StandardCharsets.UTF_8),
                "Name: " + name);
        assertThat(registry.upload(token, file, NOON)).isPositive();
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
                ExecutionVector.usual(name.ecosystem()),
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
