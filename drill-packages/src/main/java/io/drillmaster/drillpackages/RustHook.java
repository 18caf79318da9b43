package io.drillmaster.drillpackages;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The hook of a drill package in Rust (1.56 or newer, standard library only), composed from one snippet for each benign action. */
final class RustHook {
    private RustHook() {}

    /** The text of a build script; it never panics outwards, and ends with 0. */
    static String of(DrillSpec spec) {
        return Template.fill(
                "cargo/build.rs",
                Map.ofEntries(
                        Map.entry("NOTICE_LINE", SourceText.commentLine(spec.notice())),
                        Map.entry("NOTICE", SourceText.rust(spec.notice())),
                        Map.entry("TOKEN", SourceText.rust(spec.token().value())),
                        Map.entry(
                                "NOT_BEFORE_EPOCH",
                                Long.toString(spec.notBefore().getEpochSecond())),
                        Map.entry("NOT_BEFORE", spec.notBefore().toString()),
                        Map.entry(
                                "EXPIRES_EPOCH", Long.toString(spec.expiresAt().getEpochSecond())),
                        Map.entry("EXPIRES", spec.expiresAt().toString()),
                        Map.entry("ACTIONS", String.join("\n\n", ActionSnippets.of(spec, HookLanguage.RUST))),
                        Map.entry("ACTION_TABLE", actionTable(spec)),
                        Map.entry("SCOPE_CHECK", scopeCheck(spec.scope()))));
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
