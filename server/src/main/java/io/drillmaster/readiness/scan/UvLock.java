package io.drillmaster.readiness.scan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads uv's lock file. */
final class UvLock {
    private static final List<String> OWN = List.of("editable", "virtual", "directory");

    private UvLock() {}

    static Found read(String text) throws UnreadableFileException {
        var lock = TomlPackages.read(text, "uv");
        var dependencies = new ArrayList<ScannedDependency>();
        var remarks = new ArrayList<String>();
        for (var entry : lock.packages()) {
            if (OWN.stream().anyMatch(entry.source()::has)) {
                remarks.add(TomlPackages.leftOut(entry));
            } else {
                dependencies.add(dependency(entry));
            }
        }
        return new Found(TomlPackages.inWords(lock.root().path("version")), dependencies, remarks);
    }

    private static ScannedDependency dependency(TomlPackages.Entry entry) {
        var source = entry.source();
        if (!source.has("git")) {
            return entry.ofFiles(hashed(entry.table()), source.has("url"));
        }
        var address = source.path("git").asText();
        var commit = address.substring(address.lastIndexOf('#') + 1);
        return ScannedDependency.ofRepository(entry.name(), address, commit, entry.line());
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
