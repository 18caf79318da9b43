package io.drillmaster.pages;

import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.pages.view.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Ready-made steps that run the probe around an install. They hold no key: it is a secret of the CI system. */
final class ProbeRecipes {
    private final String baseUrl;
    private final Ecosystem ecosystem;
    private final String packageName;
    private final String install;

    /** Around this command, which installs this package. */
    ProbeRecipes(String baseUrl, Ecosystem ecosystem, String packageName, String install) {
        this.baseUrl = baseUrl;
        this.ecosystem = ecosystem;
        this.packageName = packageName;
        this.install = install;
    }

    List<Command> all() {
        return List.of(
                new Command("Steps of a GitHub Actions job", filled("probe-github.yml")),
                new Command("A GitLab CI job", filled("probe-gitlab.yml")));
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
