package io.drillmaster.registry;

import io.drillmaster.drillpackages.Ecosystem;

/** When two versions, and two files of a version, are the same. */
final class VersionKey {
    private VersionKey() {}

    /** Equal for versions that the ecosystem holds for the same: PEP 440 knows 1.0 and 1.0.0 as one. */
    static String of(Ecosystem ecosystem, String version) {
        if (ecosystem != Ecosystem.PYPI) {
            return version;
        }
        return Pep440.parse(version).map(Pep440::key).orElse(version);
    }

    /** What a version has one of. Wheels differ by their tags: {@code name-version(-build)?-python-abi-platform.whl}. */
    static String slot(Ecosystem ecosystem, String filename) {
        if (ecosystem != Ecosystem.PYPI) {
            return "package";
        }
        if (!filename.endsWith(".whl")) {
            return "sdist";
        }
        var parts = filename.split("-", 3);
        return parts.length < 3 ? filename : parts[2];
    }
}
