package io.drillmaster.drillpackages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A zip archive that is the same byte for byte whenever its files are, in every time zone and on every JDK: one local
 * time for all entries, no modes, and nothing compressed, so that no zlib has a say.
 */
final class ReproducibleZip {
    /** What a zip's time field can hold; the JDK takes the very first second for "unknown". */
    private static final LocalDateTime EARLIEST = LocalDateTime.of(1980, 1, 1, 0, 0, 2);

    private ReproducibleZip() {}

    /**
     * Packs files.
     *
     * @param files text by path in the archive, in the order of the entries
     * @param time the modification time of every entry, in UTC; the format knows even seconds from 1980 on
     */
    static byte[] pack(Map<String, String> files, Instant time) {
        var utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        var local = utc.isBefore(EARLIEST) ? EARLIEST : utc;
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (var file : files.entrySet()) {
                var content = file.getValue().getBytes(StandardCharsets.UTF_8);
                var checksum = new CRC32();
                checksum.update(content);
                var entry = new ZipEntry(file.getKey());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(content.length);
                entry.setCrc(checksum.getValue());
                entry.setTimeLocal(local);
                zip.putNextEntry(entry);
                zip.write(content);
                zip.closeEntry();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot pack an archive in memory", broken);
        }
        return bytes.toByteArray();
    }
}
