package io.drillmaster.registry;

import static io.drillmaster.registry.ArchiveGuard.refused;

import io.drillmaster.common.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** Reads an uploaded distribution from end to end, and finds its core metadata. */
final class PypiArchive {
    private static final int LARGEST_METADATA = 1024 * 1024;

    private final PypiFilename filename;
    private final byte[] content;
    private final ArchiveGuard guard;
    private final Set<String> tops = new HashSet<>();
    private final Set<String> distInfo = new HashSet<>();
    private byte @Nullable [] metadata;

    private PypiArchive(PypiFilename filename, byte[] content) {
        this.filename = filename;
        this.content = content;
        this.guard = new ArchiveGuard(content.length);
    }

    /**
     * The core metadata in a distribution: {@code PKG-INFO} of a source distribution, {@code METADATA} of a wheel.
     *
     * @throws Problem 400 when the archive is broken, has too much in it, or is no distribution
     */
    static String metadata(PypiFilename filename, byte[] content) {
        var archive = new PypiArchive(filename, content);
        try {
            if (filename.value().endsWith(".tar.gz")) {
                archive.readTar();
            } else {
                archive.readZip();
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw refused(
                    "broken-archive",
                    filename.value() + " cannot be read as an archive to its end: " + broken.getMessage() + ".");
        }
        return archive.found();
    }

    private void readTar() throws IOException {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(content));
                var counted = guard.counted(gzip);
                var tar = new TarArchiveInputStream(counted, StandardCharsets.UTF_8.name())) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                requireFileOrDirectory(entry);
                take(guard.enter(entry.getName()), entry.isDirectory(), tar);
            }
            counted.transferTo(OutputStream.nullOutputStream()); // what follows the end counts as well
        }
    }

    private static void requireFileOrDirectory(TarArchiveEntry entry) {
        if ((!entry.isFile() && !entry.isDirectory())
                || entry.isSymbolicLink()
                || entry.isLink()
                || entry.isFIFO()
                || entry.isCharacterDevice()
                || entry.isBlockDevice()) {
            throw refused(
                    "unsafe-entry",
                    "The archive has an entry that is neither file nor directory: '" + entry.getName()
                            + "'. Links and devices are not taken.");
        }
    }

    /** By its directory, as installers read it; the JDK reads a directory from files only, so it gets one for a moment. */
    private void readZip() throws IOException {
        var file = Files.createTempFile("drillmaster-upload", ".zip");
        try {
            Files.write(file, content);
            try (var zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
                for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                    take(zip, entries.nextElement());
                }
            }
        } catch (UncheckedIOException e) {
            throw new IOException(e);
        } finally {
            Files.delete(file);
        }
    }

    private void take(ZipFile zip, ZipEntry entry) throws IOException {
        var parts = guard.enter(entry.getName());
        try (var in = guard.counted(zip.getInputStream(entry))) {
            take(parts, entry.isDirectory(), in);
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private void take(List<String> parts, boolean directory, InputStream in) throws IOException {
        var top = parts.get(0);
        if (filename.type() == PypiFilename.Type.SDIST) {
            if (parts.size() == 1 && !directory) {
                throw refused(
                        "not-a-distribution",
                        "A source distribution has one directory at its top and nothing beside it; found is the file '"
                                + top + "'.");
            }
            tops.add(top);
            if (parts.size() == 2 && parts.get(1).equals("PKG-INFO")) {
                metadata = bounded(in);
            }
        } else if (top.endsWith(".dist-info")) {
            tops.add(top);
            if (parts.size() == 2) {
                distInfo.add(parts.get(1));
                if (parts.get(1).equals("METADATA")) {
                    metadata = bounded(in);
                }
            }
        }
    }

    private static byte[] bounded(InputStream in) throws IOException {
        var bytes = in.readNBytes(LARGEST_METADATA + 1);
        if (bytes.length > LARGEST_METADATA) {
            throw refused("metadata-too-large", "The metadata is larger than 1 MiB.");
        }
        return bytes;
    }

    private String found() {
        var sdist = filename.type() == PypiFilename.Type.SDIST;
        if (tops.size() != 1) {
            throw refused(
                    "not-a-distribution",
                    (sdist
                                    ? "A source distribution has exactly one directory at its top; "
                                    : "A wheel has exactly one .dist-info directory at its top; ")
                            + tops.size() + " were found.");
        }
        if (!sdist && !distInfo.containsAll(Set.of("WHEEL", "RECORD"))) {
            throw refused("not-a-distribution", "The wheel has no WHEEL or no RECORD in its .dist-info directory.");
        }
        if (metadata == null) {
            throw refused(
                    "metadata-missing",
                    sdist ? "There is no PKG-INFO in the top directory." : "There is no METADATA in .dist-info.");
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(metadata))
                    .toString();
            if (text.indexOf('\0') < 0) {
                return text;
            }
        } catch (CharacterCodingException notUtf8) {
            throw refused("broken-metadata", "The metadata is not UTF-8: " + notUtf8.getMessage() + ".");
        }
        throw refused("broken-metadata", "The metadata has a NUL character.");
    }
}
