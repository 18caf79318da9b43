package io.drillmaster.readiness.scan;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds the dependency files below a directory. Links are told and not followed, so that no circle of them matters. */
final class DependencyFiles extends SimpleFileVisitor<Path> {
    private static final int DEEPEST = 60;
    private static final int MOST_ENTRIES = 1_000_000;
    private static final int MOST_REMARKS = 20;

    /** What others installed or version control keeps; none of it is written by the project's people. */
    private static final Set<String> PASSED_OVER = Set.of(
            "node_modules",
            ".git",
            ".hg",
            ".svn",
            ".venv",
            "venv",
            ".tox",
            ".nox",
            "site-packages",
            "__pycache__",
            ".eggs");

    private final Path root;
    private final Set<Path> files = new TreeSet<>();
    private final List<String> remarks = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private int entries;

    private DependencyFiles(Path root) {
        this.root = root;
    }

    static DependencyFiles below(Path root) {
        var found = new DependencyFiles(root);
        try {
            Files.walkFileTree(root, EnumSet.noneOf(java.nio.file.FileVisitOption.class), DEEPEST, found);
        } catch (IOException e) {
            found.problems.add(root + " cannot be looked through: " + e.getMessage());
        }
        return found;
    }

    Set<Path> files() {
        return files;
    }

    List<String> remarks() {
        return remarks;
    }

    List<String> problems() {
        return problems;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        if (directory.equals(root)) {
            return FileVisitResult.CONTINUE;
        }
        return PASSED_OVER.contains(String.valueOf(directory.getFileName()))
                        || Files.exists(directory.resolve("pyvenv.cfg"))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (++entries > MOST_ENTRIES) {
            problems.add("there are more than " + MOST_ENTRIES + " files; scan a directory further down");
            return FileVisitResult.TERMINATE;
        }
        var wanted = LockFormat.of(file).isPresent();
        if (attributes.isSymbolicLink()) {
            if (wanted || Files.isDirectory(file)) {
                remark(root.relativize(file) + " is a link and not followed; what it leads to is read only where it is"
                        + " itself below the directory");
            }
        } else if (attributes.isDirectory()) {
            remark(root.relativize(file) + " lies more than " + DEEPEST + " directories down and is not looked into");
        } else if (wanted) {
            files.add(file);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        problems.add(root.relativize(file) + " cannot be looked into: " + failure.getMessage());
        return FileVisitResult.CONTINUE;
    }

    private void remark(String sentence) {
        if (remarks.size() < MOST_REMARKS) {
            remarks.add(sentence);
        }
    }
}
