package io.drillmaster.drillpackages;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * Builds a Python source distribution (PEP 517, PEP 625). A wheel would run nothing when it is installed; a
 * {@code setup.py} would make pip ask the index for setuptools. So the archive brings its own build back end and needs
 * nothing else.
 */
final class SdistBuilder {
    private SdistBuilder() {}

    static DrillPackage build(DrillSpec spec) {
        var manifest = Manifest.of(spec);
        var metadata = PythonPackage.metadata(spec);
        var top = PythonPackage.release(spec) + "/";
        var files = Map.of(
                top + "PKG-INFO", metadata,
                top + "pyproject.toml", pyproject(spec),
                top + Readme.FILENAME, Readme.of(spec, manifest),
                top + Manifest.FILENAME, manifest.toJson(),
                top + "_build/drill_backend.py", backend(spec, metadata),
                top + "_build/drill_hook.py", PythonHook.of(spec));
        return DrillPackage.of(
                spec,
                PythonPackage.release(spec) + ".tar.gz",
                ReproducibleTarGz.pack(files, spec.builtAt()),
                new PackageMetadata.Pypi(metadata, PythonPackage.REQUIRES_PYTHON),
                manifest);
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
                        "MODULE", SourceText.python(PythonPackage.distribution(spec.packageName())),
                        "METADATA_LINES",
                                metadata.lines()
                                        .map(line -> "    " + SourceText.python(line + "\n"))
                                        .collect(Collectors.joining("\n"))));
    }
}
