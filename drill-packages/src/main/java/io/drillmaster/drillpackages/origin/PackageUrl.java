package io.drillmaster.drillpackages.origin;

import io.drillmaster.drillpackages.PackageName;
import io.drillmaster.drillpackages.PackageVersion;
import java.util.Locale;

/** The name of a package version in all ecosystems (package-url, ECMA-427). */
final class PackageUrl {
    private PackageUrl() {}

    static String of(PackageName name, PackageVersion version) {
        var path = switch (name.ecosystem()) {
            case PYPI -> "pypi/" + name.value().toLowerCase(Locale.ROOT).replace('_', '-');
            case NPM -> "npm/" + name.value().replace("@", "%40");
            case CARGO -> "cargo/" + name.value();
            case RUBYGEMS -> "gem/" + name.value();
        };
        return "pkg:" + path + "@" + version.value().replace("+", "%2B");
    }
}
