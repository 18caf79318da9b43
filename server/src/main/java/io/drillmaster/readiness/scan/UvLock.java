package io.drillmaster.readiness.scan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads uv's lock file. */
final class UvLock {
    private static final Pattern COMMIT = Pattern.compile(".*#[0-9a-f]{40}(?:[0-9a-f]{24})?");
    private static final List<String> OWN = List.of("editable", "virtual", "directory");

    private UvLock() {}

    static Found read(String text) throws UnreadableFileException {
        var lock = TomlPackages.read(text, "uv");
        var dependencies = new ArrayList<ScannedDependency>();
        var remarks = new ArrayList<String>();
        for (var entry : lock.packages()) {
            var source = entry.table().path("source");
            if (OWN.stream().anyMatch(source::has)) {
                remarks.add("'" + entry.name() + "' is the project's own; left out");
            } else {
                dependencies.add(dependency(entry, source));
            }
        }
        var version = lock.root().path("version").asText();
        return new Found(version.isEmpty() ? "" : "version " + version, dependencies, remarks);
    }

    private static ScannedDependency dependency(TomlPackages.Entry entry, JsonNode source) {
        if (source.has("git")) {
            var address = source.path("git").asText();
            return new ScannedDependency(
                    entry.name(),
                    address,
                    entry.line(),
                    COMMIT.matcher(address).matches()
                            ? Optional.empty()
                            : Optional.of("names no commit by its whole digits, so it can move"),
                    Optional.of("no hash of a repository is checked"));
        }
        var hashed = hashed(entry.table());
        Optional<String> notPinned = Optional.empty();
        if (entry.version().isEmpty() && !hashed) {
            notPinned = Optional.of("the lock file gives no version");
        } else if (source.has("url") && !hashed) {
            notPinned = Optional.of("an address without a hash can give another content tomorrow");
        }
        return new ScannedDependency(
                entry.name(),
                entry.version(),
                entry.line(),
                notPinned,
                hashed ? Optional.empty() : Optional.of("not all of its files have a hash of SHA-256 or stronger"));
    }

    private static boolean hashed(JsonNode table) {
        var files = new ArrayList<JsonNode>();
        if (table.has("sdist")) {
            files.add(table.path("sdist"));
        }
        table.path("wheels").forEach(files::add);
        return !files.isEmpty()
                && files.stream()
                        .allMatch(
                                file -> StrongHash.isPrefixed(file.path("hash").asText()));
    }
}
