package io.drillmaster.drillpackages;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;

/** Builds an npm tarball whose {@code postinstall} script runs the hook; loading the package runs nothing. */
final class NpmTarballBuilder {
    private static final String TOP = "package/";
    private static final String HOOK = "drill_hook.js";

    private NpmTarballBuilder() {}

    static DrillPackage build(DrillSpec spec) {
        var manifest = Manifest.of(spec);
        var packageJson = packageJson(spec);
        var files = Map.of(
                TOP + "package.json", packageJson,
                TOP + "index.js", index(spec),
                TOP + HOOK, JavaScriptHook.of(spec),
                TOP + Readme.FILENAME, Readme.of(spec, manifest),
                TOP + Manifest.FILENAME, manifest.toJson());
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
        json.putObject("scripts").put("postinstall", "node " + HOOK);
        return JsonText.of(json);
    }

    private static String index(DrillSpec spec) {
        return Template.fill(
                "npm/index.js",
                Map.of(
                        "NOTICE_LINE", SourceText.commentLine(spec.notice()),
                        "NOTICE", SourceText.javaScript(spec.notice())));
    }
}
