package io.drillmaster.drillpackages;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Builds an npm tarball whose {@code postinstall} script runs the hook; loading the package runs nothing. */
final class NpmTarballBuilder {
    private static final String TOP = "package/";
    private static final String HOOK = "drill_hook.js";
    private static final Pattern WORD_START = Pattern.compile("_([a-z])");

    private NpmTarballBuilder() {}

    static DrillPackage build(DrillSpec spec) {
        var manifest = Manifest.of(spec);
        var packageJson = packageJson(spec);
        var files = Map.of(
                TOP + "package.json", packageJson,
                TOP + "index.js", index(spec),
                TOP + HOOK, hook(spec),
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

    private static String hook(DrillSpec spec) {
        var deadline = spec.actions().stream().map(BenignAction::timeLimit).reduce(Duration.ZERO, Duration::plus);
        return Template.fill(
                "npm/hook.js",
                Map.ofEntries(
                        Map.entry("NOTICE_LINE", SourceText.commentLine(spec.notice())),
                        Map.entry("NOTICE", SourceText.javaScript(spec.notice())),
                        Map.entry("TOKEN", SourceText.javaScript(spec.token().value())),
                        Map.entry(
                                "EXPIRES_EPOCH", Long.toString(spec.expiresAt().getEpochSecond())),
                        Map.entry("EXPIRES", spec.expiresAt().toString()),
                        Map.entry(
                                "MARKER_PATH",
                                SourceText.javaScript(spec.markerPath().value())),
                        Map.entry("ZONE", SourceText.javaScript(spec.zone().value())),
                        Map.entry("DNS_SERVER", dnsServer(spec.dnsRoute())),
                        Map.entry("DEADLINE_MS", Long.toString(deadline.toMillis())),
                        Map.entry(
                                "ACTIONS",
                                spec.actions().stream()
                                        .map(action -> Resource.text("npm/actions/" + lowerCase(action) + ".js")
                                                .strip())
                                        .collect(Collectors.joining("\n\n"))),
                        Map.entry(
                                "ACTION_TABLE",
                                spec.actions().stream()
                                        .map(action -> "  [" + SourceText.javaScript(action.name()) + ", "
                                                + function(action) + "],")
                                        .collect(Collectors.joining("\n")))));
    }

    private static String lowerCase(BenignAction action) {
        return action.name().toLowerCase(Locale.ROOT);
    }

    private static String function(BenignAction action) {
        return WORD_START
                .matcher(lowerCase(action))
                .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    }

    private static String dnsServer(DnsRoute route) {
        return route instanceof DnsRoute.Direct direct ? SourceText.javaScript(direct.hostAndPort()) : "null";
    }
}
