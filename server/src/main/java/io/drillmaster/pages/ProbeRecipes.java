package io.drillmaster.pages;

import io.drillmaster.common.Json;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.pages.view.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Ready-made steps that run the probe around an install. They hold no key: it is a secret of whoever runs them. */
final class ProbeRecipes {
    private final String baseUrl;
    private final Ecosystem ecosystem;
    private final String packageName;
    private final String install;
    private final List<String> markers;

    /** Around this command, which installs this package; these are the exercise's markers. */
    ProbeRecipes(String baseUrl, Ecosystem ecosystem, String packageName, String install, List<String> markers) {
        this.baseUrl = baseUrl;
        this.ecosystem = ecosystem;
        this.packageName = packageName;
        this.install = install;
        this.markers = List.copyOf(markers);
    }

    List<Command> all() {
        return List.of(
                new Command("Steps of a GitHub Actions job", filled("probe-github.yml")),
                new Command("A GitLab CI job", filled("probe-gitlab.yml")),
                new Command("A pack for osquery; send its result lines to " + baseUrl + "/probe/KEY/osquery", pack()));
    }

    /** Differential, so that a marker that stays there is told once. */
    private String pack() {
        var paths = markers.stream()
                .map(path -> "'" + path.replace("'", "''") + "'")
                .collect(Collectors.joining(", "));
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("query", "select path, size, mtime, btime from file where path in (" + paths + ");");
        query.put("interval", 10);
        query.put("removed", false);
        query.put("description", "Security drill: is its marker file there?");
        return Json.mapper()
                .valueToTree(Map.of("queries", Map.of("drill_markers", query)))
                .toPrettyString();
    }

    private String filled(String file) {
        return resource(file)
                .replace("@BASE@", baseUrl)
                .replace("@INSTALL@", install)
                .replace("@PACKAGE@", packageName)
                .replace("@CLIENT@", client())
                .stripTrailing();
    }

    private String client() {
        return switch (ecosystem) {
            case PYPI -> "pip";
            case NPM -> "npm";
            case CARGO -> "cargo";
            case RUBYGEMS -> "gem";
        };
    }

    private static String resource(String file) {
        try (var in = Objects.requireNonNull(ProbeRecipes.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
