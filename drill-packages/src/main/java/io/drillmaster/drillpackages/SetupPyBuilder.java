package io.drillmaster.drillpackages;

import java.util.Map;

/**
 * Builds a legacy Python source distribution: a {@code setup.py} and no {@code pyproject.toml}. A client that builds it
 * in isolation asks its index for setuptools, and where the index has none the install fails before any code of the
 * package runs: {@link ExecutionVector#needsFromIndex()}.
 */
final class SetupPyBuilder {
    private SetupPyBuilder() {}

    static DrillPackage build(DrillSpec spec) {
        var manifest = Manifest.of(spec);
        var metadata = PythonPackage.metadata(spec);
        var module = PythonPackage.distribution(spec.packageName());
        var top = PythonPackage.release(spec) + "/";
        var files = Map.of(
                top + "PKG-INFO", metadata,
                top + "setup.py", setup(spec, module),
                top + "drill_hook.py", PythonHook.of(spec),
                top + module + "/__init__.py", PythonPackage.module("pypi/init.py", spec),
                top + Readme.FILENAME, Readme.of(spec, manifest),
                top + Manifest.FILENAME, manifest.toJson());
        return DrillPackage.of(
                spec,
                PythonPackage.release(spec) + ".tar.gz",
                ReproducibleTarGz.pack(files, spec.builtAt()),
                new PackageMetadata.Pypi(metadata, PythonPackage.REQUIRES_PYTHON),
                manifest);
    }

    private static String setup(DrillSpec spec, String module) {
        return Template.fill(
                "pypi/setup.py",
                Map.of(
                        "NOTICE_LINE", SourceText.commentLine(spec.notice()),
                        "NAME", SourceText.python(spec.packageName().value()),
                        "VERSION", SourceText.python(spec.version().value()),
                        "REQUIRES_PYTHON", SourceText.python(PythonPackage.REQUIRES_PYTHON),
                        "MODULE", SourceText.python(module)));
    }
}
