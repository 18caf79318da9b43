package io.drillmaster.drillpackages;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The hook of a drill package in Ruby (2.7 or newer, standard library only), composed from one snippet for each benign action. */
final class RubyHook {
    private RubyHook() {}

    /** The text of an {@code extconf.rb}; it writes a Makefile that makes nothing, raises nothing, and ends with 0. */
    static String of(DrillSpec spec) {
        return Template.fill(
                "rubygems/extconf.rb",
                Map.ofEntries(
                        Map.entry("NOTICE_LINE", SourceText.commentLine(spec.notice())),
                        Map.entry("NOTICE", SourceText.ruby(spec.notice())),
                        Map.entry("TOKEN", SourceText.ruby(spec.token().value())),
                        Map.entry(
                                "NOT_BEFORE_EPOCH",
                                Long.toString(spec.notBefore().getEpochSecond())),
                        Map.entry("NOT_BEFORE", spec.notBefore().toString()),
                        Map.entry(
                                "EXPIRES_EPOCH", Long.toString(spec.expiresAt().getEpochSecond())),
                        Map.entry("EXPIRES", spec.expiresAt().toString()),
                        Map.entry("SCOPE_SALT", SourceText.ruby(spec.scope().salt())),
                        Map.entry("SCOPE", scope(spec.scope())),
                        Map.entry("ACTIONS", String.join("\n\n", ActionSnippets.of(spec, HookLanguage.RUBY))),
                        Map.entry("ACTION_TABLE", actionTable(spec))));
    }

    private static String actionTable(DrillSpec spec) {
        return spec.actions().stream()
                .map(action -> "  [" + SourceText.ruby(action.name()) + ", method(:" + method(action) + "), "
                        + seconds(spec.timeLimit(action)) + "],")
                .collect(Collectors.joining("\n"));
    }

    private static String lowerCase(BenignAction action) {
        return action.name().toLowerCase(Locale.ROOT);
    }

    /** Ruby has a {@code sleep} of its own, which the action calls. */
    private static String method(BenignAction action) {
        return action == BenignAction.SLEEP ? "sleep_a_while" : lowerCase(action);
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    private static String scope(Scope scope) {
        return scope.isAnywhere()
                ? "nil"
                : scope.digests().stream()
                        .map(digest -> "  " + SourceText.ruby(digest) + ",")
                        .collect(Collectors.joining("\n", "[\n", "\n]"));
    }
}
