package io.drillmaster.drillpackages;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * Builds a Python source distribution (PEP 517, PEP 625). A wheel would run nothing when it is installed; a
 * {@code setup.py} would make pip ask the index for setuptools. So the archive brings its own build back end and needs
 * nothing else.
 */
final class SdistBuilder {
    private static final String REQUIRES_PYTHON = ">=3.8";

    private SdistBuilder() {}

    static DrillPackage build(DrillSpec spec) {
        var manifest = Manifest.of(spec);
        var metadata = metadata(spec);
        var top = distribution(spec.packageName()) + "-" + spec.version() + "/";
        var files = Map.of(
                top + "PKG-INFO", metadata,
                top + "pyproject.toml", pyproject(spec),
                top + Readme.FILENAME, Readme.of(spec, manifest),
                top + Manifest.FILENAME, manifest.toJson(),
                top + "_build/drill_backend.py", backend(spec, metadata),
                top + "_build/drill_hook.py", PythonHook.of(spec));
        var filename = distribution(spec.packageName()) + "-" + spec.version() + ".tar.gz";
        return DrillPackage.of(
                spec,
                filename,
                ReproducibleTarGz.pack(files, spec.builtAt()),
                new PackageMetadata.Pypi(metadata, REQUIRES_PYTHON),
                manifest);
    }

    /** The name as it stands in file names and as the module's name. */
    static String distribution(PackageName name) {
        return name.normalized().replace('-', '_');
    }

    /**
     * Metadata 2.1: from 2.2 on a client may believe PKG-INFO and not run the back end for the metadata. The classifier
     * makes PyPI refuse the upload should a person ever try.
     */
    private static String metadata(DrillSpec spec) {
        return Template.fill(
                "pypi/PKG-INFO",
                Map.of(
                        "NAME", spec.packageName().value(),
                        "VERSION", spec.version().value(),
                        "NOTICE_LINE", SourceText.commentLine(spec.notice()),
                        "REQUIRES_PYTHON", REQUIRES_PYTHON));
    }

    private static String pyproject(DrillSpec spec) {
        return Template.fill("pypi/pyproject.toml", Map.of("NOTICE_LINE", SourceText.commentLine(spec.notice())));
    }

    private static String backend(DrillSpec spec, String metadata) {
        return Template.fill(
                "pypi/backend.py",
                Map.of(
                        "NOTICE_LINE", SourceText.commentLine(spec.notice()),
                        "VERSION", SourceText.python(spec.version().value()),
                        "MODULE", SourceText.python(distribution(spec.packageName())),
                        "METADATA_LINES",
                                metadata.lines()
                                        .map(line -> "    " + SourceText.python(line + "\n"))
                                        .collect(Collectors.joining("\n"))));
    }
}
