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
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

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

    /** Text by path without the archive's one top directory; a wheel and a gem have none. */
    static Map<String, String> files(DrillPackage drill) throws IOException {
        if (isWheel(drill) || isGem(drill)) {
            return paths(drill);
        }
        var files = new LinkedHashMap<String, String>();
        paths(drill).forEach((path, text) -> files.put(path.substring(path.indexOf('/') + 1), text));
        return files;
    }

    /** Text by path as it stands in the archive, in the archive's order. */
    static Map<String, String> paths(DrillPackage drill) throws IOException {
        var paths = new LinkedHashMap<String, String>();
        try (ArchiveInputStream<?> archive =
                isWheel(drill) ? new ZipArchiveInputStream(new ByteArrayInputStream(drill.content())) : open(drill)) {
            for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                paths.put(entry.getName(), new String(archive.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return paths;
    }

    static boolean isWheel(DrillPackage drill) {
        return drill.filename().endsWith(".whl");
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
        return isGem(drill) ? gemPart(drill, "data.tar.gz") : drill.content();
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

    static byte[] gemPart(DrillPackage gem, String name) throws IOException {
        var part = gemParts(gem).get(name);
        if (part == null) {
            throw new AssertionError("the gem has no " + name);
        }
        return part;
    }

    private static boolean isGem(DrillPackage drill) {
        return drill.spec().packageName().ecosystem() == Ecosystem.RUBYGEMS;
    }

    private static TarArchiveInputStream open(DrillPackage drill) throws IOException {
        return new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(compressed(drill))), "UTF-8");
    }
}
