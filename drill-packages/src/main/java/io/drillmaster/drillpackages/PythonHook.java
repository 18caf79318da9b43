package io.drillmaster.drillpackages;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The hook of a drill package in Python (3.8 or newer), composed from one snippet for each benign action. */
final class PythonHook {
    private PythonHook() {}

    /** The text of a module with {@code NOTICE} and {@code run(phase)}; running it never raises and never ends the process. */
    static String of(DrillSpec spec) {
        return Template.fill(
                "pypi/hook.py",
                Map.ofEntries(
                        Map.entry("NOTICE_LINE", SourceText.commentLine(spec.notice())),
                        Map.entry("NOTICE", SourceText.python(spec.notice())),
                        Map.entry("TOKEN", SourceText.python(spec.token().value())),
                        Map.entry(
                                "NOT_BEFORE_EPOCH",
                                Long.toString(spec.notBefore().getEpochSecond())),
                        Map.entry("NOT_BEFORE", spec.notBefore().toString()),
                        Map.entry(
                                "EXPIRES_EPOCH", Long.toString(spec.expiresAt().getEpochSecond())),
                        Map.entry("EXPIRES", spec.expiresAt().toString()),
                        Map.entry("SCOPE_SALT", SourceText.python(spec.scope().salt())),
                        Map.entry("SCOPE", scope(spec.scope())),
                        Map.entry("ACTIONS", String.join("\n\n\n", ActionSnippets.of(spec, HookLanguage.PYTHON))),
                        Map.entry(
                                "ACTION_TABLE",
                                spec.actions().stream()
                                        .map(action -> tableRow(spec, action))
                                        .collect(Collectors.joining("\n")))));
    }

    private static String tableRow(DrillSpec spec, BenignAction action) {
        return "    (" + SourceText.python(action.name()) + ", " + function(action) + ", "
                + seconds(spec.timeLimit(action)) + "),";
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    private static String scope(Scope scope) {
        return scope.isAnywhere()
                ? "None"
                : scope.digests().stream()
                        .map(digest -> "    " + SourceText.python(digest) + ",")
                        .collect(Collectors.joining("\n", "(\n", "\n)"));
    }

    private static String function(BenignAction action) {
        return action.name().toLowerCase(Locale.ROOT);
    }
}
