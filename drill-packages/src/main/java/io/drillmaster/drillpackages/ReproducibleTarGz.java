package io.drillmaster.drillpackages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * A {@code .tar.gz} that is the same byte for byte whenever its files are: entries sorted by path, one time, owner and
 * mode for all, and a gzip header that names neither time nor operating system. (The deflated bytes are those of the
 * JDK's zlib; another zlib may pack the same tar differently.)
 */
public final class ReproducibleTarGz {
    private static final int READABLE_FILE = 0100644;

    private ReproducibleTarGz() {}

    /**
     * Packs files.
     *
     * @param files text by path in the archive
     * @param time the modification time of every entry
     */
    public static byte[] pack(Map<String, String> files, Instant time) {
        var contents = new TreeMap<String, byte[]>();
        files.forEach((path, text) -> contents.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return gzip(tar(contents, time));
    }

    /**
     * Packs files into a tar without compressing it.
     *
     * @param files content by path in the archive
     * @param time the modification time of every entry
     */
    static byte[] tar(Map<String, byte[]> files, Instant time) {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes, StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            for (var file : new TreeMap<>(files).entrySet()) {
                var entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                entry.setMode(READABLE_FILE);
                entry.setIds(0, 0);
                entry.setNames("", "");
                entry.setModTime(time.toEpochMilli());
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot pack an archive in memory", broken);
        }
        return bytes.toByteArray();
    }

    /** Compresses bytes. */
    static byte[] gzip(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = gzip(bytes)) {
            gzip.write(content);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot compress in memory", broken);
        }
        return bytes.toByteArray();
    }

    private static OutputStream gzip(OutputStream out) throws IOException {
        var header = new GzipParameters();
        header.setCompressionLevel(Deflater.BEST_COMPRESSION);
        header.setModificationInstant(Instant.EPOCH);
        header.setOS(GzipParameters.OS.UNKNOWN);
        return new GzipCompressorOutputStream(out, header);
    }
}
