package io.drillmaster.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.common.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A package of the tests' own, and the document by which npm publishes it, to be made wrong on purpose. */
final class NpmPackage {
    private final String name;
    private final String version;
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private Consumer<TarArchiveOutputStream> more = tar -> {};

    private NpmPackage(String name, String version) {
        this.name = name;
        this.version = version;
        file("package/package.json", manifest().toString());
        file("package/index.js", "module.exports = 1\n");
    }

    static NpmPackage of(String name, String version) {
        return new NpmPackage(name, version);
    }

    NpmPackage file(String path, String content) {
        files.put(path, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    NpmPackage file(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    NpmPackage without(String path) {
        files.remove(path);
        return this;
    }

    NpmPackage tar(Consumer<TarArchiveOutputStream> entries) {
        more = entries;
        return this;
    }

    ObjectNode manifest() {
        return Json.mapper().createObjectNode().put("name", name).put("version", version);
    }

    byte[] tarball() {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes), StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (var file : files.entrySet()) {
                var entry = new TarArchiveEntry(file.getKey(), true);
                entry.setSize(file.getValue().length);
                entry.setModTime(0);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
            more.accept(tar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** As {@code npm publish} sends it. */
    ObjectNode document() {
        return document(tarball());
    }

    ObjectNode document(byte[] tarball) {
        var digests = FileDigests.of(tarball);
        var document = Json.mapper().createObjectNode();
        document.put("_id", name).put("name", name);
        document.putObject("dist-tags").put("latest", version);
        var manifest = manifest();
        manifest.putObject("dist")
                .put("integrity", digests.integrity())
                .put("shasum", digests.sha1())
                .put("tarball", "http://elsewhere.example/" + name + "/-/" + name + "-" + version + ".tgz");
        document.putObject("versions").set(version, manifest);
        document.put("access", "public");
        document.putObject("_attachments")
                .putObject(name + "-" + version + ".tgz")
                .put("content_type", "application/octet-stream")
                .put("data", Base64.getEncoder().encodeToString(tarball))
                .put("length", tarball.length);
        return document;
    }
}
