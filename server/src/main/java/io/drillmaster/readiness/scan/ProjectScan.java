package io.drillmaster.readiness.scan;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads every dependency file below a directory, and those that requirements files there include. */
public final class ProjectScan {
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://.*");

    private final Path root;
    private final Map<Path, ScannedFile> read = new TreeMap<>();
    private final Set<Path> seen = new TreeSet<>();
    private final Deque<Path> included = new ArrayDeque<>();

    private ProjectScan(Path root) {
        this.root = root;
    }

    /**
     * Scans a directory.
     *
     * @throws IOException when there is no such directory
     */
    public static ScanReport of(Path directory) throws IOException {
        var scan = new ProjectScan(directory.toRealPath());
        var found = DependencyFiles.below(scan.root);
        for (var file : found.files()) {
            scan.file(file, LockFormat.of(file).orElse(LockFormat.REQUIREMENTS));
        }
        while (!scan.included.isEmpty()) {
            scan.file(scan.included.remove(), LockFormat.REQUIREMENTS);
        }
        return new ScanReport(List.copyOf(scan.read.values()), found.remarks(), found.problems());
    }

    private void file(Path file, LockFormat format) {
        if (!seen.add(file)) {
            return;
        }
        var path = root.relativize(file).toString().replace('\\', '/');
        try {
            var text = DependencyText.of(file);
            read.put(
                    file,
                    switch (format) {
                        case REQUIREMENTS -> requirements(file, path, RequirementsFile.read(text));
                        case POETRY -> lock(path, format, PoetryLock.read(text));
                        case UV -> lock(path, format, UvLock.read(text));
                        case PIPENV -> lock(path, format, PipfileLock.read(text));
                        case NPM -> lock(path, format, NpmLock.read(text));
                    });
        } catch (UnreadableFileException unreadable) {
            read.put(file, new ScannedFile(path, format, "", List.of(), List.of(), List.of(unreadable.sentence())));
        }
    }

    private static ScannedFile lock(String path, LockFormat format, Found found) {
        return new ScannedFile(path, format, found.detail(), found.dependencies(), found.remarks(), List.of());
    }

    private ScannedFile requirements(Path file, String path, RequirementsFile written) {
        var remarks = new ArrayList<>(written.remarks());
        var problems = new ArrayList<>(written.problems());
        var pins = new HashMap<String, String>();
        for (var reference : written.references()) {
            var target = target(file, reference, remarks);
            if (target.isEmpty()) {
                continue;
            }
            if (reference.constraint()) {
                constrain(target.get(), reference, pins, problems);
            } else {
                included.add(target.get());
            }
        }
        return new ScannedFile(
                path,
                LockFormat.REQUIREMENTS,
                written.writer().isEmpty() ? "" : "written by " + written.writer(),
                written.constrainedBy(pins).requirements().stream()
                        .map(Requirement::scanned)
                        .toList(),
                remarks,
                problems);
    }

    /** The file that is meant; empty, with a remark, when it is not below the directory. */
    private Optional<Path> target(Path file, RequirementsFile.Reference reference, List<String> remarks) {
        var named = "line " + reference.line() + ": '" + reference.target() + "' ";
        if (ADDRESS.matcher(reference.target()).matches()) {
            remarks.add(named + "is an address and not fetched");
            return Optional.empty();
        }
        try {
            var target = file.resolveSibling(reference.target()).normalize();
            if (target.startsWith(root) && target.toRealPath().startsWith(root)) {
                return Optional.of(target.toRealPath());
            }
            remarks.add(named + "lies outside of the directory and is not read");
            return Optional.empty();
        } catch (InvalidPathException e) {
            remarks.add(named + "is no path");
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(file.resolveSibling(reference.target()).normalize()); // told when it is read
        }
    }

    private static void constrain(
            Path file, RequirementsFile.Reference reference, Map<String, String> pins, List<String> problems) {
        try {
            for (var pin : RequirementsFile.read(DependencyText.of(file)).requirements()) {
                if (pin.pinnedAlready()) {
                    pins.put(Requirement.normalized(pin.name()), pin.version());
                }
            }
        } catch (UnreadableFileException unreadable) {
            problems.add("line " + reference.line() + ": the constraints in '" + reference.target() + "' are missing: "
                    + unreadable.sentence());
        }
    }
}
