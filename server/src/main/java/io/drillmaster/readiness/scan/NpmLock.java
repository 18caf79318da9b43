package io.drillmaster.readiness.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads npm's lock file: the nested tree of version 1, or the flat list of places of versions 2 and 3. */
final class NpmLock {
    private static final Pattern REPOSITORY = Pattern.compile("(git|git\\+\\w+|github|gitlab|bitbucket):.*");
    private static final Pattern COMMIT = Pattern.compile(".*#[0-9a-f]{40}(?:[0-9a-f]{24})?");
    private static final Pattern ADDRESS = Pattern.compile("https?:.*");
    private static final String PLACE = "node_modules/";

    private final List<ScannedDependency> dependencies = new ArrayList<>();
    private int own;
    private int bundled;

    private NpmLock() {}

    static Found read(String text) throws UnreadableFileException {
        var json = LinedJson.read(text);
        if (!json.has("lockfileVersion") && !json.has("packages") && !json.has("dependencies")) {
            throw new UnreadableFileException("it is no lock file of npm: it has no lockfileVersion");
        }
        var lock = new NpmLock();
        if (json.has("packages")) {
            json.get("packages").members().forEach(lock::place);
        } else {
            lock.tree(json.get("dependencies"));
        }
        var version = json.get("lockfileVersion").text();
        return new Found(version.isEmpty() ? "" : "version " + version, lock.dependencies, lock.remarks());
    }

    /** Versions 2 and 3: where it is installed, and what. */
    private void place(String path, LinedJson entry) {
        var at = path.lastIndexOf(PLACE);
        if (at < 0 || entry.isTrue("link")) { // the root, a workspace, or a link to one
            own += path.isEmpty() ? 0 : 1;
            return;
        }
        if (entry.isTrue("inBundle") && !entry.has("integrity")) {
            bundled++;
            return;
        }
        var installed = path.substring(at + PLACE.length());
        var real = entry.get("name").text();
        add(
                entry.line(),
                real.isEmpty() ? installed : real,
                entry.get("version").text(),
                entry.get("resolved").text(),
                entry.get("integrity").text());
    }

    /** Version 1: dependencies inside of dependencies. */
    private void tree(LinedJson tree) {
        tree.members().forEach((name, entry) -> {
            var version = entry.get("version").text();
            if (version.startsWith("file:") && !entry.has("integrity")) {
                own++;
            } else if (entry.isTrue("bundled") && !entry.has("integrity")) {
                bundled++;
            } else {
                add(
                        entry.line(),
                        name,
                        version,
                        entry.get("resolved").text(),
                        entry.get("integrity").text());
            }
            tree(entry.get("dependencies"));
        });
    }

    private void add(int line, String name, String version, String resolved, String integrity) {
        var strong = StrongHash.isIntegrity(integrity);
        var origin = REPOSITORY.matcher(version).matches() ? version : resolved;
        if (REPOSITORY.matcher(origin).matches()) {
            var commit = COMMIT.matcher(origin).matches();
            dependencies.add(new ScannedDependency(
                    name,
                    origin,
                    line,
                    commit ? Optional.empty() : Optional.of("names no commit by its whole digits, so it can move"),
                    strong ? Optional.empty() : Optional.of("npm checks no hash of a repository")));
            return;
        }
        Optional<String> notPinned = Optional.empty();
        if (version.isEmpty()) {
            notPinned = Optional.of("the lock file gives no version");
        } else if (ADDRESS.matcher(version).matches() && !strong) {
            notPinned = Optional.of("an address without a hash can give another content tomorrow");
        }
        dependencies.add(new ScannedDependency(name, version, line, notPinned, notHashed(integrity, strong)));
    }

    private static Optional<String> notHashed(String integrity, boolean strong) {
        if (strong) {
            return Optional.empty();
        }
        return Optional.of(
                integrity.isEmpty()
                        ? "it has no integrity"
                        : "its integrity is weaker than SHA-256; install it anew to renew that");
    }

    private List<String> remarks() {
        var remarks = new ArrayList<String>();
        if (own > 0) {
            remarks.add(own + " of the project's own (workspaces, links, local paths) left out");
        }
        if (bundled > 0) {
            remarks.add(bundled + " bundled inside of another package, whose hash covers them, left out");
        }
        return remarks;
    }
}
