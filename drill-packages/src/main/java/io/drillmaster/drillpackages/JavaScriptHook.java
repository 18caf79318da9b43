package io.drillmaster.drillpackages;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The hook of a drill package in JavaScript for Node.js, composed from one snippet for each benign action. */
final class JavaScriptHook {
    private static final Pattern WORD_START = Pattern.compile("_([a-z])");

    private JavaScriptHook() {}

    /** The text of a script for Node.js that runs the actions once and then ends the process with 0, whatever happens. */
    static String of(DrillSpec spec) {
        var deadline = spec.actions().stream().map(spec::timeLimit).reduce(Duration.ZERO, Duration::plus);
        return Template.fill(
                "npm/hook.js",
                Map.ofEntries(
                        Map.entry("NOTICE_LINE", SourceText.commentLine(spec.notice())),
                        Map.entry("NOTICE", SourceText.javaScript(spec.notice())),
                        Map.entry("TOKEN", SourceText.javaScript(spec.token().value())),
                        Map.entry(
                                "NOT_BEFORE_EPOCH",
                                Long.toString(spec.notBefore().getEpochSecond())),
                        Map.entry("NOT_BEFORE", spec.notBefore().toString()),
                        Map.entry(
                                "EXPIRES_EPOCH", Long.toString(spec.expiresAt().getEpochSecond())),
                        Map.entry("EXPIRES", spec.expiresAt().toString()),
                        Map.entry(
                                "SCOPE_SALT", SourceText.javaScript(spec.scope().salt())),
                        Map.entry("SCOPE", scope(spec.scope())),
                        Map.entry("DEADLINE_MS", Long.toString(deadline.toMillis())),
                        Map.entry("ACTIONS", String.join("\n\n", ActionSnippets.of(spec, HookLanguage.JAVASCRIPT))),
                        Map.entry(
                                "ACTION_TABLE",
                                spec.actions().stream()
                                        .map(action -> "  [" + SourceText.javaScript(action.name()) + ", "
                                                + function(action) + "],")
                                        .collect(Collectors.joining("\n")))));
    }

    private static String function(BenignAction action) {
        return WORD_START
                .matcher(action.name().toLowerCase(Locale.ROOT))
                .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    }

    private static String scope(Scope scope) {
        return scope.isAnywhere()
                ? "null"
                : scope.digests().stream()
                        .map(digest -> "  " + SourceText.javaScript(digest) + ",")
                        .collect(Collectors.joining("\n", "[\n", "\n]"));
    }
}
