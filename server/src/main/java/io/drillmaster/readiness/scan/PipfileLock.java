package io.drillmaster.readiness.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads Pipenv's lock file: a list of packages a category. */
final class PipfileLock {
    private PipfileLock() {}

    static Found read(String text) throws UnreadableFileException {
        var json = LinedJson.read(text);
        if (!json.has("_meta")) {
            throw new UnreadableFileException("it is no lock file of Pipenv: it has no _meta");
        }
        var dependencies = new ArrayList<ScannedDependency>();
        var own = new ArrayList<String>();
        json.members().forEach((category, packages) -> {
            if (!category.equals("_meta")) {
                packages.members().forEach((name, entry) -> {
                    if (entry.has("path") || (entry.isTrue("editable") && !entry.has("git"))) {
                        own.add("line " + entry.line() + ": '" + name + "' is the project's own; left out");
                    } else {
                        dependencies.add(dependency(name, entry));
                    }
                });
            }
        });
        return new Found("", dependencies, List.copyOf(own));
    }

    private static ScannedDependency dependency(String name, LinedJson entry) {
        if (entry.has("git")) {
            var ref = entry.get("ref").text();
            return ScannedDependency.ofRepository(name, entry.get("git").text() + "@" + ref, ref, entry.line());
        }
        var hashes = entry.get("hashes").items();
        var hashed = !hashes.isEmpty() && hashes.stream().allMatch(hash -> StrongHash.isPrefixed(hash.text()));
        var version = entry.get("version").text();
        var exact = version.startsWith("==") && !version.contains("*") && !version.contains(",");
        Optional<String> notPinned = Optional.empty();
        if (!exact && !(entry.has("file") && hashed)) {
            notPinned =
                    Optional.of(version.isEmpty() ? "no version is given" : "'" + version + "' is a range of versions");
        }
        return new ScannedDependency(
                name,
                version,
                entry.line(),
                notPinned,
                hashed ? Optional.empty() : Optional.of("it has no hashes of SHA-256 or stronger"));
    }
}
