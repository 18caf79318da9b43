package io.drillmaster.readiness.scan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;

/** Reads Poetry's lock file; hashes stand by each package, and before lock version 2 at the file's end. */
final class PoetryLock {
    private PoetryLock() {}

    static Found read(String text) throws UnreadableFileException {
        var lock = TomlPackages.read(text, "Poetry");
        var dependencies = new ArrayList<ScannedDependency>();
        var remarks = new ArrayList<String>();
        for (var entry : lock.packages()) {
            var source = entry.source();
            var type = source.path("type").asText();
            switch (type) {
                case "directory" -> remarks.add(TomlPackages.leftOut(entry));
                case "git" -> dependencies.add(repository(entry, source));
                default -> dependencies.add(entry.ofFiles(hashed(entry, lock.root()), type.equals("url")));
            }
        }
        var version = lock.root().path("metadata").path("lock-version");
        return new Found(TomlPackages.inWords(version), dependencies, remarks);
    }

    private static ScannedDependency repository(TomlPackages.Entry entry, JsonNode source) {
        var commit = source.path("resolved_reference").asText();
        return ScannedDependency.ofRepository(
                entry.name(), source.path("url").asText() + "@" + commit, commit, entry.line());
    }

    private static boolean hashed(TomlPackages.Entry entry, JsonNode root) {
        return hashed(entry.table().path("files"))
                || hashed(root.path("metadata").path("files").path(entry.name()))
                || hashed(root.path("metadata").path("hashes").path(entry.name()));
    }

    /** Whether there are files and each has a strong hash; the oldest lock files had bare digits of SHA-256. */
    private static boolean hashed(JsonNode files) {
        if (files.isEmpty()) {
            return false;
        }
        for (var file : files) {
            var strong = file.isTextual()
                    ? StrongHash.is("sha256", file.asText())
                    : StrongHash.isPrefixed(file.path("hash").asText());
            if (!strong) {
                return false;
            }
        }
        return true;
    }
}
