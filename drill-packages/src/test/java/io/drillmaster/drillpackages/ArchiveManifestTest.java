package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.drillpackages.origin.ArchiveManifest;
import io.drillmaster.drillpackages.origin.ManifestReading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an archive that nobody vouches for says of itself. */
class ArchiveManifestTest {
    private static final DrillPackage DRILL = Drills.drill(Ecosystem.PYPI).build();
    private static final byte[] MANIFEST = DRILL.manifest().toJson().getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @EnumSource
    void aDrillPackageSaysWhatItIs(Ecosystem ecosystem) {
        var drill = Drills.drill(ecosystem).build();

        assertThat(ArchiveManifest.find(drill.content()))
                .hasValueSatisfying(manifest -> assertThat(manifest.token()).isEqualTo(Drills.TOKEN));
    }

    @Test
    void itIsFoundInAZipAndInAGem() throws Exception {
        var zip = zip("pytorch_utilz-0.0.1.dist-info/DRILL-MANIFEST.json", MANIFEST);
        var gem = tar(
                Map.of("metadata.gz", new byte[3], "data.tar.gz", gzip(tar(Map.of("DRILL-MANIFEST.json", MANIFEST)))));

        assertThat(ArchiveManifest.find(zip)).isPresent();
        assertThat(ArchiveManifest.find(gem)).isPresent();
    }

    @Test
    void otherFilesHaveNone() throws Exception {
        assertThat(ArchiveManifest.find(new byte[0])).isEmpty();
        assertThat(ArchiveManifest.find("#!/bin/sh\n".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(ArchiveManifest.find(MANIFEST))
                .as("the manifest alone is no archive")
                .isEmpty();
        assertThat(ArchiveManifest.find(zip("package.json", new byte[10]))).isEmpty();
        assertThat(ArchiveManifest.find(zip("DRILL-MANIFEST.json", "{\"token\":7}".getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
    }

    @Test
    void textThatWouldFoolATerminalComesOutPlain() throws Exception {
        var hostile = new String(MANIFEST, StandardCharsets.UTF_8)
                .replace("Ada Lovelace", "\\u001b[2J\\u202eAda\\nexercise: EX-9999");

        assertThat(ArchiveManifest.find(zip("DRILL-MANIFEST.json", hostile.getBytes(StandardCharsets.UTF_8))))
                .map(ManifestReading::contact)
                .hasValueSatisfying(contact -> assertThat(contact).startsWith("[2J Ada exercise: EX-9999"));
    }

    @Test
    void aBombIsPutAsideBeforeItGoesOff() throws Exception {
        var zeros = new byte[1 << 20];
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed);
                var tar = new TarArchiveOutputStream(gzip)) {
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            var entry = new TarArchiveEntry("zeros");
            entry.setSize(200L << 20);
            tar.putArchiveEntry(entry);
            for (var megabyte = 0; megabyte < 200; megabyte++) {
                tar.write(zeros);
            }
            tar.closeArchiveEntry();
            add(tar, "DRILL-MANIFEST.json", MANIFEST);
        }

        assertThat(ArchiveManifest.find(packed.toByteArray())).isEmpty();
    }

    @Test
    void neitherManyFilesNorALargeManifestAreReadToTheEnd() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file = 0; file < 5_000; file++) {
                zip.putNextEntry(new ZipEntry(file + ".txt"));
            }
            zip.putNextEntry(new ZipEntry("DRILL-MANIFEST.json"));
            zip.write(MANIFEST);
        }
        assertThat(ArchiveManifest.find(bytes.toByteArray())).isEmpty();

        var padded =
                (" ".repeat(3_000_000) + new String(MANIFEST, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        assertThat(ArchiveManifest.find(zip("DRILL-MANIFEST.json", padded))).isEmpty();
    }

    @Test
    void nothingMakesItThrow() throws Exception {
        var random = new Random(20_261_124);
        var plain = tar(Map.of("a/DRILL-MANIFEST.json", MANIFEST, "b/x", new byte[600]));
        var zip = zip("DRILL-MANIFEST.json", MANIFEST);
        for (var round = 0; round < 1_500; round++) {
            for (var archive : new byte[][] {DRILL.content(), plain, zip}) {
                assertThat(ArchiveManifest.find(VerificationTest.mutated(archive, random)))
                        .isNotNull();
            }
        }
    }

    private static byte[] zip(String path, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("README.md"));
            zip.write(new byte[100]);
            zip.putNextEntry(new ZipEntry(path));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] tar(Map<String, byte[]> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                add(tar, file.getKey(), file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static void add(TarArchiveOutputStream tar, String path, byte[] content) throws IOException {
        var entry = new TarArchiveEntry(path);
        entry.setSize(content.length);
        entry.setModTime(Instant.EPOCH.toEpochMilli());
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }
}
