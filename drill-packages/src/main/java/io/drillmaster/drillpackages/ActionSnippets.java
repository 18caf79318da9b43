package io.drillmaster.drillpackages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The code of a drill's actions in one language, each with the constants that it needs in front of it: what a package
 * does not do does not stand in its hook either.
 */
final class ActionSnippets {
    private ActionSnippets() {}

    /** The snippets in the actions' order, after what they share. */
    static List<String> of(DrillSpec spec, HookLanguage language) {
        var snippets = new ArrayList<String>();
        if (spec.actions().stream().anyMatch(ActionSnippets::plantsADecoy)) {
            var directory = language.text(spec.markerPath().decoyDirectory());
            snippets.add(Template.fill(language.snippet("decoys"), Map.of("DECOY_DIRECTORY", directory))
                    .strip());
        }
        for (var action : spec.actions()) {
            snippets.add(Template.fill(language.snippet(action), constants(action, spec, language))
                    .strip());
        }
        return snippets;
    }

    private static Map<String, String> constants(BenignAction action, DrillSpec spec, HookLanguage language) {
        return switch (action) {
            case WRITE_MARKER ->
                Map.of("MARKER_PATH", language.text(spec.markerPath().value()));
            case DNS_LOOKUP ->
                Map.of(
                        "ZONE", language.text(spec.zone().value()),
                        "DNS_SERVER", language.dnsServer(spec.dnsRoute()));
            case SPAWN_SHELL_NOOP -> Map.of("SHELL_COMMAND", language.text(Effects.shellCommand(spec.token())));
            case READ_DECOY ->
                Map.of("DECOY_FILE", language.text(spec.markerPath().decoyFile()));
            case WRITE_DECOY_CONFIG ->
                Map.of("DECOY_CONFIG", language.text(spec.markerPath().decoyConfig()));
            case TCP_CONNECT -> {
                var canary = spec.actionSettings().canary().orElseThrow();
                yield Map.of(
                        "CANARY", language.canary(canary),
                        "BANNER", language.text(canary.banner(spec.token())));
            }
            case SLEEP ->
                Map.of("SLEEP_MS", Long.toString(spec.actionSettings().sleep().toMillis()));
            case READ_PROC_ENVIRON_SELF, NOOP -> Map.of();
        };
    }

    private static boolean plantsADecoy(BenignAction action) {
        return action == BenignAction.READ_DECOY || action == BenignAction.WRITE_DECOY_CONFIG;
    }
}
