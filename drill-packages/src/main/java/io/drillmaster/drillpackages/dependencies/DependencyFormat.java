package io.drillmaster.drillpackages.dependencies;

import io.drillmaster.drillpackages.Ecosystem;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of dependency files that can be read. */
public enum DependencyFormat {
    /** What {@code pip install -r} takes. */
    REQUIREMENTS_TXT("requirements.txt", Ecosystem.PYPI),
    /** What npm, pnpm and yarn take. */
    PACKAGE_JSON("package.json", Ecosystem.NPM),
    /** What cargo takes. */
    CARGO_TOML("Cargo.toml", Ecosystem.CARGO),
    /** What Bundler takes. */
    GEMFILE("Gemfile", Ecosystem.RUBYGEMS),
    /** What Bundler resolved: also what dependencies depend on. */
    GEMFILE_LOCK("Gemfile.lock", Ecosystem.RUBYGEMS);

    /** Longer files are refused: no project has one, and people wait for the answer. */
    public static final int LONGEST = 300_000;

    private final String filename;
    private final Ecosystem ecosystem;

    DependencyFormat(String filename, Ecosystem ecosystem) {
        this.filename = filename;
        this.ecosystem = ecosystem;
    }

    /** What such files are called. */
    public String filename() {
        return filename;
    }

    /** Where the dependencies come from. */
    public Ecosystem ecosystem() {
        return ecosystem;
    }

    /** All names of files that can be read, for people. */
    public static String allFilenames() {
        return Arrays.stream(values()).map(DependencyFormat::filename).collect(Collectors.joining(", "));
    }

    /**
     * The format of a file by its name, without a directory. Every {@code .txt} and {@code .in} is taken for pip's, since
     * projects have several under many names. Empty for a file that cannot be read.
     */
    public static Optional<DependencyFormat> ofFilename(String filename) {
        for (var format : values()) {
            if (format.filename.equalsIgnoreCase(filename)) {
                return Optional.of(format);
            }
        }
        var lower = filename.toLowerCase(Locale.ROOT);
        return lower.endsWith(".txt") || lower.endsWith(".in") ? Optional.of(REQUIREMENTS_TXT) : Optional.empty();
    }

    /**
     * Reads a file's text.
     *
     * @throws DependencyFileException naming the line that is wrong
     */
    public DependencyFile read(String text) {
        if (text.length() > LONGEST) {
            throw new DependencyFileException(
                    1,
                    "the file has " + text.length() + " characters; at most " + LONGEST
                            + " are read. Is it a dependency file?");
        }
        if (text.indexOf('\0') >= 0) {
            var before = text.substring(0, text.indexOf('\0'));
            throw new DependencyFileException(
                    (int) before.lines().count(), "the file holds a zero byte, so it is not text; save it as UTF-8");
        }
        var content = text.startsWith("\ufeff") ? text.substring(1) : text; // a mark of some editors
        return switch (this) {
            case REQUIREMENTS_TXT -> RequirementsTxt.read(content);
            case PACKAGE_JSON -> PackageJson.read(content);
            case CARGO_TOML -> CargoToml.read(content);
            case GEMFILE -> Gemfile.read(content);
            case GEMFILE_LOCK -> GemfileLock.read(content);
        };
    }
}
