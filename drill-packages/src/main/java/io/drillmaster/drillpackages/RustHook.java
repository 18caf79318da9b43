package io.drillmaster.drillpackages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The hook of a drill package in Rust (1.56 or newer, standard library only), composed from one snippet for each benign action. */
final class RustHook {
    private RustHook() {}

    /** The text of a build script; it never panics outwards, and ends with 0. */
    static String of(DrillSpec spec) {
        var marker = spec.markerPath();
        return Template.fill(
                "cargo/build.rs",
                Map.ofEntries(
                        Map.entry("NOTICE_LINE", SourceText.commentLine(spec.notice())),
                        Map.entry("NOTICE", SourceText.rust(spec.notice())),
                        Map.entry("TOKEN", SourceText.rust(spec.token().value())),
                        Map.entry(
                                "EXPIRES_EPOCH", Long.toString(spec.expiresAt().getEpochSecond())),
                        Map.entry("EXPIRES", spec.expiresAt().toString()),
                        Map.entry("MARKER_PATH", SourceText.rust(marker.value())),
                        Map.entry("ZONE", SourceText.rust(spec.zone().value())),
                        Map.entry("DNS_SERVER", dnsServer(spec.dnsRoute())),
                        Map.entry("CANARY", canary(spec)),
                        Map.entry("DECOY_DIRECTORY", SourceText.rust(marker.decoyDirectory())),
                        Map.entry("DECOY_FILE", SourceText.rust(marker.decoyFile())),
                        Map.entry("DECOY_CONFIG", SourceText.rust(marker.decoyConfig())),
                        Map.entry(
                                "SLEEP_MS",
                                Long.toString(spec.actionSettings().sleep().toMillis())),
                        Map.entry("ACTIONS", actions(spec)),
                        Map.entry("ACTION_TABLE", actionTable(spec)),
                        Map.entry("SCOPE_CHECK", scopeCheck(spec.scope()))));
    }

    private static String actions(DrillSpec spec) {
        return Stream.concat(
                        sharedSnippets(spec.actions()).stream(),
                        spec.actions().stream().map(action -> "actions/" + function(action)))
                .map(name -> Resource.text("cargo/" + name + ".rs").strip())
                .collect(Collectors.joining("\n\n"));
    }

    /** What several actions build upon, so that a hook without them stays short. */
    static List<String> sharedSnippets(List<BenignAction> actions) {
        var plants = actions.contains(BenignAction.READ_DECOY) || actions.contains(BenignAction.WRITE_DECOY_CONFIG);
        var shared = new ArrayList<String>();
        if (plants || actions.contains(BenignAction.WRITE_MARKER)) {
            shared.add("own_file");
        }
        if (plants) {
            shared.add("decoy");
        }
        return shared;
    }

    private static String actionTable(DrillSpec spec) {
        return spec.actions().stream()
                .map(action -> "    (" + SourceText.rust(action.name()) + ", " + function(action) + ", "
                        + spec.timeLimit(action).toMillis() + "),")
                .collect(Collectors.joining("\n"));
    }

    private static String function(BenignAction action) {
        return action.name().toLowerCase(Locale.ROOT);
    }

    private static String dnsServer(DnsRoute route) {
        return route instanceof DnsRoute.Direct direct
                ? "Some((" + SourceText.rust(direct.address()) + ", " + direct.port() + "))"
                : "None";
    }

    private static String canary(DrillSpec spec) {
        return spec.actionSettings()
                .canary()
                .map(canary -> "Some((" + SourceText.rust(canary.address()) + ", " + canary.port() + ", "
                        + SourceText.rust(canary.protocol().name()) + "))")
                .orElse("None");
    }

    private static String scopeCheck(Scope scope) {
        return scope.isAnywhere()
                ? Resource.text("cargo/scope_anywhere.rs").strip()
                : Template.fill(
                                "cargo/scope_limited.rs",
                                Map.of(
                                        "SCOPE_SALT",
                                        SourceText.rust(scope.salt()),
                                        "SCOPE",
                                        scope.digests().stream()
                                                .map(digest -> "    " + SourceText.rust(digest) + ",")
                                                .collect(Collectors.joining("\n"))))
                        .strip();
    }
}
