package io.drillmaster.drillpackages;

import java.util.Map;
import java.util.stream.Collectors;

/** The README of a drill package: for whoever opens the archive and wonders. */
final class Readme {
    static final String FILENAME = "README.md";

    private Readme() {}

    static String of(DrillSpec spec, Manifest manifest) {
        return Template.fill(
                "README.md",
                Map.of(
                        "NAME", spec.packageName().value(),
                        "NOTICE_LINE", SourceText.commentLine(spec.notice()),
                        "RUNS_WHEN", manifest.runsWhen(),
                        "ACTIONS",
                                spec.actions().stream()
                                        .map(action -> "* `" + action.name() + "`: " + action.description())
                                        .collect(Collectors.joining("\n")),
                        "EFFECTS",
                                manifest.effects().sentences().stream()
                                        .map(sentence -> "* " + sentence)
                                        .collect(Collectors.joining("\n")),
                        "FAILS", fails(spec.packageName().ecosystem()),
                        "NOT_BEFORE", spec.notBefore().toString(),
                        "EXPIRES", spec.expiresAt().toString(),
                        "CLEAN_UP",
                                manifest.cleanUp().stream()
                                        .map(step -> "1. " + step)
                                        .collect(Collectors.joining("\n"))));
    }

    /** What no drill package makes fail. */
    private static String fails(Ecosystem ecosystem) {
        return switch (ecosystem) {
            case PYPI, NPM, CARGO -> "install and no program fail.";
            case RUBYGEMS ->
                "program fail. An install\nfails only where there is no `make`, which gem runs after every native extension.";
        };
    }
}
