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

/** A drill package's archive, opened. */
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
                var path = entry.getName().substring(entry.getName().indexOf('/') + 1);
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

    private static TarArchiveInputStream open(DrillPackage drill) throws IOException {
        return new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(drill.content())), "UTF-8");
    }
}
