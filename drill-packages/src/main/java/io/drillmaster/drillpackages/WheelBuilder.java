package io.drillmaster.drillpackages;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Builds a pure Python wheel (PEP 427). Installing one runs nothing; what runs later, if anything, is the vector's: an
 * import of the module, or a start-up line in a {@code .pth} file.
 */
final class WheelBuilder {
    /** The file in a virtual environment by which somebody gives that environment to the drill. */
    static final String CONSENT = "drill-throw-away";

    private static final String TAG = "py3-none-any";

    private WheelBuilder() {}

    static DrillPackage build(DrillSpec spec) {
        var manifest = Manifest.of(spec);
        var metadata = PythonPackage.metadata(spec);
        var module = PythonPackage.distribution(spec.packageName());
        var code = new TreeMap<>(Map.of(
                module + "/" + Readme.FILENAME, Readme.of(spec, manifest),
                module + "/" + Manifest.FILENAME, manifest.toJson()));
        code.putAll(code(spec, module));
        return DrillPackage.of(
                spec,
                PythonPackage.release(spec) + "-" + TAG + ".whl",
                ReproducibleZip.pack(withDistInfo(spec, code, metadata), spec.builtAt()),
                new PackageMetadata.Pypi(metadata, PythonPackage.REQUIRES_PYTHON),
                manifest);
    }

    private static Map<String, String> code(DrillSpec spec, String module) {
        var init = module + "/__init__.py";
        var quiet = PythonPackage.module("pypi/init.py", spec);
        return switch (spec.vector()) {
            case PYPI_WHEEL -> Map.of(init, quiet);
            case PYPI_IMPORT ->
                Map.of(
                        init,
                        PythonPackage.module("pypi/init_import.py", spec),
                        module + "/drill_hook.py",
                        PythonHook.of(spec));
            case PYPI_PTH -> {
                var startUp = module + "_startup";
                yield Map.of(
                        init,
                        quiet,
                        startUp + ".py",
                        PythonHook.of(spec),
                        startUp + ".pth",
                        startUpLine(spec, startUp));
            }
            default ->
                throw new IllegalArgumentException(
                        "the vector " + spec.vector().id() + " is not a wheel's; wheel, import and pth are");
        };
    }

    /**
     * Pure ASCII, whatever the contact: an interpreter that cannot decode a {@code .pth} file in its locale does not
     * start. The hook is a module of its own, which the line looks for first, so that it is silent when the module is
     * gone; and the line runs it once only, since Python reads a virtual environment's {@code .pth} files twice.
     */
    private static String startUpLine(DrillSpec spec, String startUp) {
        return Template.fill(
                "pypi/startup.pth",
                Map.of("NOTICE", SourceText.python(spec.notice()), "CONSENT", CONSENT, "MODULE", startUp));
    }

    private static Map<String, String> withDistInfo(DrillSpec spec, Map<String, String> code, String metadata) {
        var distInfo = PythonPackage.release(spec) + ".dist-info/";
        var files = new LinkedHashMap<>(code);
        files.put(distInfo + "METADATA", metadata);
        files.put(
                distInfo + "WHEEL",
                "Wheel-Version: 1.0\nGenerator: drillmaster\nRoot-Is-Purelib: true\nTag: " + TAG + "\n");
        var record = new StringBuilder();
        files.forEach((path, text) -> record.append(recorded(path, text)));
        files.put(
                distInfo + "RECORD",
                record.append(distInfo).append("RECORD,,\n").toString());
        return files;
    }

    private static String recorded(String path, String text) {
        var content = text.getBytes(StandardCharsets.UTF_8);
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content);
            return path + ",sha256=" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest) + ","
                    + content.length + "\n";
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
