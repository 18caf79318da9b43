package io.drillmaster.readiness.scan;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The kinds of files that say which dependencies an install takes. */
public enum LockFormat {
    /** What {@code pip install -r} takes, written by people or by pip-compile. */
    REQUIREMENTS("pip requirements"),
    /** What Poetry resolved. */
    POETRY("Poetry lock file"),
    /** What uv resolved. */
    UV("uv lock file"),
    /** What Pipenv resolved. */
    PIPENV("Pipenv lock file"),
    /** What npm resolved, in any of its three versions. */
    NPM("npm lock file");

    private static final Pattern REQUIREMENTS_NAME = Pattern.compile("([^/]*[._-])?requirements([._-][^/]*)?\\.txt");

    private final String title;

    LockFormat(String title) {
        this.title = title;
    }

    /** As people read it. */
    public String title() {
        return title;
    }

    /**
     * The kind of a file by its name: a {@code requirements} in a {@code .txt}'s name, or any {@code .txt} in a directory
     * of that name that does not call itself constraints. Empty for a file of no such kind.
     */
    public static Optional<LockFormat> of(Path file) {
        var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return switch (name) {
            case "poetry.lock" -> Optional.of(POETRY);
            case "uv.lock" -> Optional.of(UV);
            case "pipfile.lock" -> Optional.of(PIPENV);
            case "package-lock.json", "npm-shrinkwrap.json" -> Optional.of(NPM);
            default -> isRequirements(file, name) ? Optional.of(REQUIREMENTS) : Optional.empty();
        };
    }

    private static boolean isRequirements(Path file, String name) {
        if (REQUIREMENTS_NAME.matcher(name).matches()) {
            return true;
        }
        var parent = file.getParent();
        return name.endsWith(".txt")
                && !name.contains("constraints")
                && parent != null
                && parent.endsWith("requirements");
    }
}
