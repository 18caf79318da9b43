package io.drillmaster.readiness.scan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads Poetry's lock file; hashes stand by each package, and before lock version 2 at the file's end. */
final class PoetryLock {
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}(?:[0-9a-f]{24})?");

    private PoetryLock() {}

    static Found read(String text) throws UnreadableFileException {
        var lock = TomlPackages.read(text, "Poetry");
        var dependencies = new ArrayList<ScannedDependency>();
        var remarks = new ArrayList<String>();
        for (var entry : lock.packages()) {
            var source = entry.table().path("source");
            var type = source.path("type").asText();
            switch (type) {
                case "directory" -> remarks.add("'" + entry.name() + "' is the project's own; left out");
                case "git" -> dependencies.add(repository(entry, source));
                default -> dependencies.add(packaged(entry, lock.root(), type.equals("url")));
            }
        }
        var version = lock.root().path("metadata").path("lock-version").asText();
        return new Found(version.isEmpty() ? "" : "version " + version, dependencies, remarks);
    }

    private static ScannedDependency repository(TomlPackages.Entry entry, JsonNode source) {
        var commit = source.path("resolved_reference").asText();
        return new ScannedDependency(
                entry.name(),
                source.path("url").asText() + "@" + commit,
                entry.line(),
                COMMIT.matcher(commit).matches()
                        ? Optional.empty()
                        : Optional.of("names no commit by its whole digits, so it can move"),
                Optional.of("no hash of a repository is checked"));
    }

    private static ScannedDependency packaged(TomlPackages.Entry entry, JsonNode root, boolean address) {
        var hashed = hashed(entry.table().path("files"))
                || hashed(root.path("metadata").path("files").path(entry.name()))
                || hashed(root.path("metadata").path("hashes").path(entry.name()));
        Optional<String> notPinned = Optional.empty();
        if (entry.version().isEmpty()) {
            notPinned = Optional.of("the lock file gives no version");
        } else if (address && !hashed) {
            notPinned = Optional.of("an address without a hash can give another content tomorrow");
        }
        return new ScannedDependency(
                entry.name(),
                entry.version(),
                entry.line(),
                notPinned,
                hashed ? Optional.empty() : Optional.of("not all of its files have a hash of SHA-256 or stronger"));
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
