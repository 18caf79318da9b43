package io.drillmaster.drillpackages;

/** What a registry tells clients about a package besides its bytes. */
public sealed interface PackageMetadata {
    /**
     * A Python package's.
     *
     * @param coreMetadata the text of {@code PKG-INFO}, Metadata-Version 2.1
     * @param requiresPython the value of {@code data-requires-python}, not HTML-escaped
     */
    record Pypi(String coreMetadata, String requiresPython) implements PackageMetadata {}

    /**
     * An npm package's.
     *
     * @param packageJson the text of {@code package.json}
     */
    record Npm(String packageJson) implements PackageMetadata {}
}
