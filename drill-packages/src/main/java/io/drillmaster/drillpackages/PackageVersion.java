package io.drillmaster.drillpackages;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * A release number that PyPI (PEP 440) and npm (SemVer 2.0) read in the same way: three numbers, nothing else.
 *
 * @param major 0 to 999999999
 * @param minor 0 to 999999999
 * @param patch 0 to 999999999
 */
public record PackageVersion(int major, int minor, int patch) implements Comparable<PackageVersion> {
    private static final int LARGEST = 999_999_999;

    private static final String NUMBER = "(0|[1-9][0-9]{0,8})";
    private static final Pattern FORM = Pattern.compile(NUMBER + "\\." + NUMBER + "\\." + NUMBER);
    private static final Comparator<PackageVersion> ORDER = Comparator.comparingInt(PackageVersion::major)
            .thenComparingInt(PackageVersion::minor)
            .thenComparingInt(PackageVersion::patch);

    public PackageVersion {
        requireInRange(major);
        requireInRange(minor);
        requireInRange(patch);
    }

    /**
     * Reads a version.
     *
     * @throws IllegalArgumentException if the text is not {@code MAJOR.MINOR.PATCH}
     */
    public static PackageVersion of(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("'" + text
                    + "' is not a version that a drill package can have: MAJOR.MINOR.PATCH in digits without leading"
                    + " zeros, for example 1.4.2");
        }
        return new PackageVersion(
                Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)), Integer.parseInt(match.group(3)));
    }

    /** The next higher version; a file name that was published once is never used again. */
    public PackageVersion nextPatch() {
        return new PackageVersion(major, minor, patch + 1);
    }

    /** The version as written in file names and metadata. */
    public String value() {
        return major + "." + minor + "." + patch;
    }

    @Override
    public int compareTo(PackageVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return value();
    }

    private static void requireInRange(int number) {
        if (number < 0 || number > LARGEST) {
            throw new IllegalArgumentException(
                    "a number of a version must be between 0 and " + LARGEST + ", found " + number);
        }
    }
}
