package io.drillmaster.drillpackages;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a package, valid by the rules of its ecosystem.
 *
 * @param ecosystem whose rules the name obeys
 * @param value the name as its author writes it, for example {@code pytorch-utilz} or {@code @acme/build-tools}
 */
public record PackageName(Ecosystem ecosystem, String value) {
    /** PyPI keeps file names below 256; with version and extension this leaves room. */
    private static final int PYPI_LONGEST = 100;

    private static final int NPM_LONGEST = 214;
    private static final int CARGO_LONGEST = 64;
    /** With {@code lib/} and {@code .rb} a path of at most 100 characters, which is all that gem's reader of tar knows. */
    private static final int GEM_LONGEST = 90;

    private static final Pattern PEP_508 = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?");
    private static final Pattern PEP_503_SEPARATORS = Pattern.compile("[-_.]+");
    private static final Pattern NPM = Pattern.compile("(@[a-z0-9][a-z0-9._-]*/)?[a-z0-9][a-z0-9._-]*");

    private static final Pattern CARGO = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
    private static final Pattern GEM = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?");
    private static final Pattern HAS_LETTER = Pattern.compile(".*[A-Za-z].*");

    public PackageName {
        switch (ecosystem) {
            case PYPI -> requirePypi(value);
            case NPM -> requireNpm(value);
            case CARGO -> requireCargo(value);
            case RUBYGEMS -> requireGem(value);
        }
    }

    /**
     * Reads a name by its ecosystem's rules.
     *
     * @throws IllegalArgumentException saying which rule the text breaks
     */
    public static PackageName of(Ecosystem ecosystem, String value) {
        return new PackageName(ecosystem, value);
    }

    /** The form in which the ecosystem compares names: PEP 503 for PyPI, letters and separators for Cargo. */
    public String normalized() {
        return switch (ecosystem) {
            case PYPI -> PEP_503_SEPARATORS.matcher(value).replaceAll("-").toLowerCase(Locale.ROOT);
            case NPM, RUBYGEMS -> value;
            case CARGO -> value.toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }

    /** The name without npm's scope, as it stands in file names. */
    String withoutScope() {
        return value.substring(value.indexOf('/') + 1);
    }

    @Override
    public String toString() {
        return value;
    }

    private static void requirePypi(String value) {
        if (value.length() > PYPI_LONGEST || !PEP_508.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value + "' is not a PyPI package name: 1 to " + PYPI_LONGEST
                    + " of A-Z a-z 0-9 . _ -, with a letter or digit first and last (PEP 508)");
        }
    }

    private static void requireNpm(String value) {
        if (value.length() > NPM_LONGEST || !NPM.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value + "' is not an npm package name: name or @scope/name, each"
                    + " of a-z 0-9 . _ - in lower case with a letter or digit first, together at most " + NPM_LONGEST
                    + " characters");
        }
        if (value.equals("node_modules") || value.equals("favicon.ico")) {
            throw new IllegalArgumentException("'" + value + "' is a name that npm keeps for itself; choose another");
        }
    }

    private static void requireCargo(String value) {
        if (value.length() > CARGO_LONGEST || !CARGO.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value + "' is not a crate name: 1 to " + CARGO_LONGEST
                    + " of A-Z a-z 0-9 _ -, with a letter first");
        }
    }

    private static void requireGem(String value) {
        if (value.length() > GEM_LONGEST
                || !GEM.matcher(value).matches()
                || !HAS_LETTER.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value + "' is not a gem name: 1 to " + GEM_LONGEST
                    + " of A-Z a-z 0-9 . _ -, with a letter or digit first and last, and a letter somewhere");
        }
    }
}
