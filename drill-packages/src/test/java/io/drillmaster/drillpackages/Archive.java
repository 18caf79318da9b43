package io.drillmaster.drillpackages;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A drill package's archive, opened; of a gem, the archive in it that holds its files. */
final class Archive {
    private Archive() {}

    static List<TarArchiveEntry> entries(DrillPackage drill) throws IOException {
        var entries = new ArrayList<TarArchiveEntry>();
        try (var tar = open(drill)) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                entries.add(entry);
            }
        }
        return entries;
    }

    /** Text by path without the archive's one top directory. */
    static Map<String, String> files(DrillPackage drill) throws IOException {
        var files = new LinkedHashMap<String, String>();
        try (var tar = open(drill)) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var path = isGem(drill)
                        ? entry.getName()
                        : entry.getName().substring(entry.getName().indexOf('/') + 1);
                files.put(path, new String(tar.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    static Path unpack(DrillPackage drill, Path directory) throws IOException {
        for (var file : files(drill).entrySet()) {
            var target = directory.resolve(file.getKey());
            Files.createDirectories(target.resolveSibling("."));
            Files.writeString(target, file.getValue());
        }
        return directory;
    }

    /** The bytes of the compressed archive. */
    static byte[] compressed(DrillPackage drill) throws IOException {
        return isGem(drill) ? gemParts(drill).get("data.tar.gz") : drill.content();
    }

    /** What stands in a gem itself, by name. */
    static Map<String, byte[]> gemParts(DrillPackage gem) throws IOException {
        var parts = new LinkedHashMap<String, byte[]>();
        try (var tar = new TarArchiveInputStream(new ByteArrayInputStream(gem.content()), "UTF-8")) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                parts.put(entry.getName(), tar.readAllBytes());
            }
        }
        return parts;
    }

    private static boolean isGem(DrillPackage drill) {
        return drill.spec().packageName().ecosystem() == Ecosystem.RUBYGEMS;
    }

    private static TarArchiveInputStream open(DrillPackage drill) throws IOException {
        return new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(compressed(drill))), "UTF-8");
    }
}
