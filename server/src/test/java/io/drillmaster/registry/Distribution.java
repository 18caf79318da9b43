package io.drillmaster.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Python distributions for tests, good ones and others: {@code acme-widgets}, unless told otherwise. */
final class Distribution {
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    /** A source distribution as build tools make it. */
    static Distribution sdist(String version) {
        var top = "acme_widgets-" + version;
        return new Distribution()
                .with(top + "/PKG-INFO", metadata("acme-widgets", version))
                .with(
                        top + "/pyproject.toml",
                        "[build-system]\nrequires = []\nbuild-backend = \"backend\"\nbackend-path = [\".\"]\n")
                .with(top + "/acme_widgets.py", "ANSWER = 42\n");
    }

    /** A wheel that pip installs. */
    static Distribution wheel(String version) {
        return wheel(version, "ANSWER = 42\n");
    }

    static Distribution wheel(String version, String source) {
        var info = "acme_widgets-" + version + ".dist-info";
        return new Distribution()
                .with("acme_widgets.py", source)
                .with(info + "/METADATA", metadata("acme-widgets", version))
                .with(
                        info + "/WHEEL",
                        "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
                .with(
                        info + "/RECORD",
                        "acme_widgets.py,,\n" + info + "/METADATA,,\n" + info + "/WHEEL,,\n" + info + "/RECORD,,\n");
    }

    static Distribution empty() {
        return new Distribution();
    }

    static String metadata(String name, String version) {
        return "Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version
                + "\nSummary: <b>Widgets</b> & more\nRequires-Python: >=3.7\n\nNothing else.\n";
    }

    Distribution with(String name, String text) {
        return with(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Distribution with(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    Distribution without(String name) {
        entries.remove(name);
        return this;
    }

    byte[] tarGz() {
        return tarGz(tar -> {});
    }

    /** With entries that only a tar can have. */
    byte[] tarGz(TarEntries more) {
        var out = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(out), StandardCharsets.UTF_8.name())) {
            for (var entry : entries.entrySet()) {
                var header = new TarArchiveEntry(entry.getKey(), true);
                header.setSize(entry.getValue().length);
                tar.putArchiveEntry(header);
                tar.write(entry.getValue());
                tar.closeArchiveEntry();
            }
            more.addTo(tar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    byte[] zip() {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    interface TarEntries {
        void addTo(TarArchiveOutputStream tar) throws IOException;
    }
}
