package io.drillmaster.drillpackages.origin;

import io.drillmaster.drillpackages.Manifest;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Looks for the manifest inside an archive of any ecosystem: tar, tar.gz, zip, and a gem's tar.gz inside a tar. Nothing is
 * unpacked to disk, and no more is read than a drill package could ever hold.
 */
public final class ArchiveManifest {
    private static final int MOST_ENTRIES = 2_000;
    private static final long MOST_BYTES = 64L << 20;
    private static final int DEEPEST = 2;

    private long bytesLeft = MOST_BYTES;
    private int entriesLeft = MOST_ENTRIES;

    private ArchiveManifest() {}

    /**
     * What the archive says of itself; anybody can write that into an archive, so it proves nothing. Never throws.
     *
     * @return empty when there is no manifest in it, or it is no archive, or larger than any drill package
     */
    public static Optional<ManifestReading> find(byte[] archive) {
        try {
            return new ArchiveManifest().search(new ByteArrayInputStream(archive), 0);
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty(); // the readers of hostile archives throw either; both mean that nothing is in it
        }
    }

    private Optional<ManifestReading> search(InputStream in, int depth) throws IOException {
        var content = new BufferedInputStream(in);
        content.mark(4);
        var first = content.read();
        var second = content.read();
        content.reset();
        if (first == 0x1f && second == 0x8b) {
            return searchTar(new GZIPInputStream(content), depth);
        }
        return first == 'P' && second == 'K' ? searchZip(new ZipInputStream(content)) : searchTar(content, depth);
    }

    private Optional<ManifestReading> searchTar(InputStream in, int depth) throws IOException {
        var tar = new TarArchiveInputStream(new Metered(in), "UTF-8");
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            countEntry();
            if (isManifest(entry.getName()) && entry.isFile()) {
                return ManifestReading.read(tar.readNBytes(OriginJson.LARGEST + 1));
            }
            if (entry.getName().equals("data.tar.gz") && depth + 1 < DEEPEST) {
                var inner = search(tar, depth + 1);
                if (inner.isPresent()) {
                    return inner;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<ManifestReading> searchZip(ZipInputStream zip) throws IOException {
        var content = new Metered(zip);
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            countEntry();
            if (isManifest(entry.getName())) {
                return ManifestReading.read(content.readNBytes(OriginJson.LARGEST + 1));
            }
            content.transferTo(OutputStream.nullOutputStream());
        }
        return Optional.empty();
    }

    /** At the top, or in any directory: ecosystems differ in where they put a package's files. */
    private static boolean isManifest(String path) {
        return path.equals(Manifest.FILENAME) || path.endsWith("/" + Manifest.FILENAME);
    }

    private void countEntry() throws IOException {
        entriesLeft--;
        if (entriesLeft < 0) {
            throw new IOException("more than " + MOST_ENTRIES + " files");
        }
    }

    /** Counts what was really unpacked: a header can claim anything. */
    private final class Metered extends InputStream {
        private final InputStream in;

        Metered(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            var one = in.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var read = in.read(buffer, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int bytes) throws IOException {
            bytesLeft -= bytes;
            if (bytesLeft < 0) {
                throw new IOException("more than " + MOST_BYTES + " bytes");
            }
        }
    }
}
