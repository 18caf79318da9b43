package io.drillmaster.registry;

import io.drillmaster.common.Problem;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.PackageName;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a Python distribution's file, found to say the same as the form it came with.
 *
 * @param value the name itself: letters, digits and {@code . _ + ! -} only, never a path
 * @param type what it is
 */
record PypiFilename(String value, Type type) {
    /** What Python distributes. */
    enum Type {
        /** A source distribution, {@code filetype} sdist. */
        SDIST,
        /** A built distribution, {@code filetype} bdist_wheel. */
        WHEEL
    }

    private static final int LONGEST = 200;
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+!-]*");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_.]+");
    private static final Pattern BUILD = Pattern.compile("[0-9][A-Za-z0-9_.]*");

    /**
     * Reads a name.
     *
     * @throws Problem 400 saying what does not fit
     */
    static PypiFilename parse(String value, String filetype, PackageName name, Pep440 version) {
        if (value.length() > LONGEST || !SAFE.matcher(value).matches()) {
            throw refused("The file name " + quoted(value) + " is not one: at most " + LONGEST
                    + " letters, digits and . _ + ! - are allowed, and no directory.");
        }
        var type = switch (filetype) {
            case "sdist" -> Type.SDIST;
            case "bdist_wheel" -> Type.WHEEL;
            default ->
                throw Problem.badField(
                        "filetype",
                        "wrong-filetype",
                        "The filetype is " + quoted(filetype) + "; allowed are sdist and bdist_wheel.");
        };
        var fits = switch (type) {
            case SDIST -> sdistFits(value, name, version);
            case WHEEL -> wheelFits(value, name, version);
        };
        if (!fits) {
            throw refused("The file name " + quoted(value) + " does not fit " + filetype + " " + name + " "
                    + version.normalized() + ": expected is "
                    + name.normalized().replace('-', '_') + "-" + version.normalized()
                    + (type == Type.SDIST ? ".tar.gz (or .zip)." : "-PYTHON-ABI-PLATFORM.whl."));
        }
        return new PypiFilename(value, type);
    }

    private static boolean sdistFits(String value, PackageName name, Pep440 version) {
        var stem = stem(value, ".tar.gz").or(() -> stem(value, ".zip"));
        if (stem.isEmpty()) {
            return false;
        }
        // Names and versions may both hold dashes: any place where both sides fit will do.
        for (var dash = stem.get().indexOf('-'); dash > 0; dash = stem.get().indexOf('-', dash + 1)) {
            if (same(stem.get().substring(0, dash), name) && same(stem.get().substring(dash + 1), version)) {
                return true;
            }
        }
        return false;
    }

    private static boolean wheelFits(String value, PackageName name, Pep440 version) {
        var stem = stem(value, ".whl");
        if (stem.isEmpty()) {
            return false;
        }
        var parts = stem.get().split("-", -1);
        var build = parts.length == 6;
        return (parts.length == 5 || build)
                && same(parts[0], name)
                && same(parts[1].replace('_', '-'), version)
                && (!build || BUILD.matcher(parts[2]).matches())
                && TAG.matcher(parts[parts.length - 3]).matches()
                && TAG.matcher(parts[parts.length - 2]).matches()
                && TAG.matcher(parts[parts.length - 1]).matches();
    }

    private static Optional<String> stem(String value, String extension) {
        return value.endsWith(extension)
                ? Optional.of(value.substring(0, value.length() - extension.length()))
                : Optional.empty();
    }

    /** Whether a text is another spelling of the name. */
    static boolean same(String text, PackageName name) {
        try {
            return PackageName.of(Ecosystem.PYPI, text).normalized().equals(name.normalized());
        } catch (IllegalArgumentException notAName) {
            return false;
        }
    }

    /** Whether a text is another spelling of the version. */
    static boolean same(String text, Pep440 version) {
        return Pep440.parse(text).map(Pep440::key).filter(version.key()::equals).isPresent();
    }

    private static String quoted(String text) {
        var shown = text.length() > 100 ? text.substring(0, 100) + "…" : text;
        return "'" + shown.replaceAll("\\p{Cntrl}", "?") + "'";
    }

    private static Problem refused(String sentence) {
        return Problem.badField("content", "wrong-filename", sentence);
    }
}
