package io.drillmaster.drillpackages;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashMap;
import java.util.Map;

/**
 * Builds an npm tarball whose hook is run by one of the install scripts, or by loading the package: never by both. The
 * import form has no script, so that a client that blocks scripts has nothing to block.
 */
final class NpmTarballBuilder {
    private static final String TOP = "package/";
    private static final String HOOK = "drill_hook.js";

    private NpmTarballBuilder() {}

    static DrillPackage build(DrillSpec spec) {
        var manifest = Manifest.of(spec);
        var packageJson = packageJson(spec);
        var files = new HashMap<>(Map.of(
                TOP + "package.json", packageJson,
                TOP + HOOK, JavaScriptHook.of(spec),
                TOP + Readme.FILENAME, Readme.of(spec, manifest),
                TOP + Manifest.FILENAME, manifest.toJson()));
        if (spec.vector().isInstallScript()) {
            files.put(TOP + "index.js", index("npm/index.js", spec));
        } else {
            files.put(TOP + "index.js", index("npm/import/index.js", spec));
            files.put(TOP + "drill_thread.js", thread(spec));
        }
        return DrillPackage.of(
                spec,
                spec.packageName().withoutScope() + "-" + spec.version() + ".tgz",
                ReproducibleTarGz.pack(files, spec.builtAt()),
                new PackageMetadata.Npm(packageJson),
                manifest);
    }

    /** {@code private} makes {@code npm publish} refuse the package should a person ever try. */
    private static String packageJson(DrillSpec spec) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("name", spec.packageName().value());
        json.put("version", spec.version().value());
        json.put("description", spec.notice());
        json.putArray("keywords").add("security-drill");
        json.put("license", "UNLICENSED");
        json.put("private", true);
        json.put("main", "index.js");
        if (spec.vector().isInstallScript()) {
            json.putObject("scripts").put(spec.vector().id(), "node " + HOOK);
        }
        return JsonText.of(json);
    }

    private static String index(String template, DrillSpec spec) {
        return Template.fill(
                template,
                Map.of(
                        "NOTICE_LINE", SourceText.commentLine(spec.notice()),
                        "NOTICE", SourceText.javaScript(spec.notice())));
    }

    private static String thread(DrillSpec spec) {
        return Template.fill("npm/import/thread.js", Map.of("NOTICE_LINE", SourceText.commentLine(spec.notice())));
    }
}
