package io.drillmaster.drillpackages;

/** What a registry tells clients about a package besides its bytes. */
public sealed interface PackageMetadata {
    /**
     * A Python package's.
     *
     * @param coreMetadata the text of a source distribution's {@code PKG-INFO} or a wheel's {@code METADATA},
     *     Metadata-Version 2.1
     * @param requiresPython the value of {@code data-requires-python}, not HTML-escaped
     */
    record Pypi(String coreMetadata, String requiresPython) implements PackageMetadata {}

    /**
     * An npm package's.
     *
     * @param packageJson the text of {@code package.json}
     */
    record Npm(String packageJson) implements PackageMetadata {}

    /**
     * A crate's.
     *
     * @param indexLine the crate's line in the index, as JSON on one line, with its checksum
     */
    record Cargo(String indexLine) implements PackageMetadata {}

    /**
     * A gem's.
     *
     * @param gemspec the text of the gem's {@code metadata} (YAML)
     */
    record RubyGems(String gemspec) implements PackageMetadata {}
}
