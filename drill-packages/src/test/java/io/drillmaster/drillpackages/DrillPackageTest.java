package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.atIndex;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.TimeZone;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DrillPackageTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @EnumSource(names = {"PYPI", "NPM"})
    void equalSpecsGiveEqualBytesWhereverTheyAreBuilt(Ecosystem ecosystem) {
        var spec = atNoon(ecosystem).spec();
        var here = DrillPackageBuilder.build(spec);
        var zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));

            var there = DrillPackageBuilder.build(spec);

            assertThat(there.content()).isEqualTo(here.content());
            assertThat(there.sha256()).isEqualTo(here.sha256());
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PYPI", "NPM"})
    void theArchiveTellsNothingOfTheMachineThatBuiltIt(Ecosystem ecosystem) throws Exception {
        var drill = atNoon(ecosystem).build();

        assertThat(Archive.entries(drill))
                .extracting(TarArchiveEntry::getName)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(Archive.entries(drill)).allSatisfy(entry -> {
            assertThat(entry.getLastModifiedTime().toInstant()).isEqualTo(NOON);
            assertThat(entry.getLongUserId()).isZero();
            assertThat(entry.getLongGroupId()).isZero();
            assertThat(entry.getUserName()).isEmpty();
            assertThat(entry.getMode()).isEqualTo(0100644);
        });
        assertThat(Archive.compressed(drill))
                .startsWith(0x1f, 0x8b, 8, 0, 0, 0, 0, 0)
                .contains(0xff, atIndex(9));
    }

    @ParameterizedTest
    @EnumSource(names = {"PYPI", "NPM"})
    void everyFileSaysThatItIsADrillAndWhomToCall(Ecosystem ecosystem) throws Exception {
        var drill = atNoon(ecosystem).build();

        assertThat(Archive.files(drill))
                .isNotEmpty()
                .allSatisfy((path, text) -> assertThat(text)
                        .as(path)
                        .contains("SECURITY DRILL EX-0007")
                        .contains("Ada Lovelace, +1 555 0100")
                        .doesNotContain("@@"));
    }

    @Test
    void anotherTokenGivesOtherBytes() {
        var other = atNoon(Ecosystem.PYPI).token(Drills.OTHER_TOKEN).markerIn(Path.of("/tmp"));

        assertThat(other.build().sha256())
                .isNotEqualTo(atNoon(Ecosystem.PYPI).build().sha256());
    }

    @Test
    void aPythonPackageIsASourceDistribution() throws Exception {
        var drill = atNoon(Ecosystem.PYPI).build();

        assertThat(drill.filename()).isEqualTo("pytorch_utilz-0.0.1.tar.gz");
        assertThat(Archive.files(drill))
                .containsOnlyKeys(
                        "PKG-INFO",
                        "pyproject.toml",
                        "README.md",
                        "DRILL-MANIFEST.json",
                        "_build/drill_backend.py",
                        "_build/drill_hook.py");
        assertThat(Archive.files(drill))
                .containsEntry("PKG-INFO", ((PackageMetadata.Pypi) drill.metadata()).coreMetadata());
        assertThat(((PackageMetadata.Pypi) drill.metadata()).coreMetadata())
                .startsWith(
                        "Metadata-Version: 2.1\nName: pytorch-utilz\nVersion: 0.0.1\nSummary: SECURITY DRILL EX-0007")
                .contains("\nClassifier: Private :: Do Not Upload\n");
    }

    @Test
    void anNpmPackageRunsItsHookAfterTheInstall() throws Exception {
        var drill = atNoon(Ecosystem.NPM).named("@acme/build-tools").build();

        assertThat(drill.filename()).isEqualTo("build-tools-0.0.1.tgz");
        assertThat(Archive.entries(drill))
                .allSatisfy(entry -> assertThat(entry.getName()).startsWith("package/"));
        var packageJson = new JsonMapper().readTree(((PackageMetadata.Npm) drill.metadata()).packageJson());
        assertThat(packageJson.at("/name").asText()).isEqualTo("@acme/build-tools");
        assertThat(packageJson.at("/scripts/postinstall").asText()).isEqualTo("node drill_hook.js");
        assertThat(packageJson.at("/private").asBoolean()).isTrue();
        assertThat(packageJson.at("/description").asText())
                .isEqualTo(drill.spec().notice());
    }

    @Test
    void aCrateRunsItsHookAsItsBuildScript() throws Exception {
        var drill = atNoon(Ecosystem.CARGO).build();

        assertThat(drill.filename()).isEqualTo("pytorch-utilz-0.0.1.crate");
        assertThat(Archive.entries(drill))
                .allSatisfy(entry -> assertThat(entry.getName()).startsWith("pytorch-utilz-0.0.1/"));
        assertThat(Archive.files(drill))
                .containsOnlyKeys("Cargo.toml", "build.rs", "src/lib.rs", "README.md", "DRILL-MANIFEST.json");
        var line = new JsonMapper().readTree(((PackageMetadata.Cargo) drill.metadata()).indexLine());
        assertThat(line.at("/name").asText()).isEqualTo("pytorch-utilz");
        assertThat(line.at("/vers").asText()).isEqualTo("0.0.1");
        assertThat(line.at("/cksum").asText()).isEqualTo(drill.sha256());
        assertThat(line.at("/yanked").asBoolean(true)).isFalse();
    }

    @Test
    void aGemSaysTheDigestsOfItsParts() throws Exception {
        var drill = atNoon(Ecosystem.RUBYGEMS).build();

        assertThat(drill.filename()).isEqualTo("pytorch-utilz-0.0.1.gem");
        assertThat(Archive.files(drill))
                .containsOnlyKeys("ext/drill/extconf.rb", "lib/pytorch-utilz.rb", "README.md", "DRILL-MANIFEST.json");
        assertThat(Archive.gemParts(drill)).containsOnlyKeys("checksums.yaml.gz", "data.tar.gz", "metadata.gz");
        assertThat(unzipped(Archive.gemPart(drill, "checksums.yaml.gz")))
                .contains(DrillPackage.sha256(Archive.gemPart(drill, "data.tar.gz")))
                .contains(DrillPackage.sha256(Archive.gemPart(drill, "metadata.gz")));
        assertThat(unzipped(Archive.gemPart(drill, "metadata.gz")))
                .isEqualTo(((PackageMetadata.RubyGems) drill.metadata()).gemspec());
    }

    @Test
    void theIntegrityIsTheOneThatNpmStates() {
        var drill = atNoon(Ecosystem.NPM).build();

        assertThat(drill.integrity()).matches("sha512-[A-Za-z0-9+/]{86}==");
        assertThat(drill.sha1()).matches("[0-9a-f]{40}");
        assertThat(drill.sha256()).matches("[0-9a-f]{64}");
    }

    @Test
    void onlyTheChosenActionsAreInTheHook() throws Exception {
        var drill = atNoon(Ecosystem.PYPI).doing(BenignAction.WRITE_MARKER).build();

        assertThat(Archive.files(drill).get("_build/drill_hook.py"))
                .contains("def write_marker", "(\"WRITE_MARKER\", write_marker, 0.3),")
                .doesNotContain("dns_lookup", "getaddrinfo(name");
    }

    private static String unzipped(byte[] gzip) throws IOException {
        return new String(new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Drills atNoon(Ecosystem ecosystem) {
        return Drills.drill(ecosystem).living(NOON, NOON.plusSeconds(7200));
    }
}
