package io.drillmaster.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.scenarios.ScenarioLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes an operator's own scenario file: short, live, one target a package. */
public final class OwnScenario {
    private final String id;
    private final StringBuilder targets = new StringBuilder();

    private OwnScenario(String id) {
        this.id = id;
    }

    /** Begins one. */
    public static OwnScenario called(String id) {
        return new OwnScenario(id);
    }

    /** With a package to install with pip. */
    public OwnScenario pip(String packageName) {
        return target("pip-" + targets.length(), "pypi", packageName, "pip install --index-url {index} %s==1.0.0");
    }

    /** With a package to install with npm. */
    public OwnScenario npm(String packageName) {
        return target("npm-" + targets.length(), "npm", packageName, "npm install --registry {index} %s@1.0.0");
    }

    /** With a crate to build with cargo. */
    public OwnScenario cargo(String packageName) {
        return target(
                "cargo-" + targets.length(),
                "cargo",
                packageName,
                "CARGO_REGISTRIES_DRILL_INDEX=sparse+{index} cargo add --registry drill %s@=1.0.0");
    }

    /** With a gem to install with gem. */
    public OwnScenario gem(String packageName) {
        return target(
                "gem-" + targets.length(),
                "rubygems",
                packageName,
                "gem install --clear-sources --source {index} %s -v 1.0.0");
    }

    private OwnScenario target(String name, String ecosystem, String packageName, String command) {
        targets.append("""
                  - name: %s
                    ecosystem: %s
                    packageName: "%s"
                    version: 1.0.0
                    actions: [WRITE_MARKER, DNS_LOOKUP]
                    command: "%s"
                """.formatted(name, ecosystem, packageName, command.formatted(packageName)));
        return this;
    }

    /** Puts it into the directory. */
    public void in(Path directory) throws IOException {
        Files.writeString(directory.resolve(id + ".yaml"), """
                id: %s
                version: 1
                title: A scenario of our own
                summary: Packages are installed, and nothing else is of interest here.
                kind: LIVE
                reflex: [EXPOSE]
                attack:
                  version: "19"
                  techniques: [T1195.001]
                targets:
                %swindow: 1h
                objective:
                  ttd: 10m
                  ttr: 30m
                expectations:
                  - source: HUMAN
                    signal: Somebody says so.
                response:
                  - Look who installed it.
                limits:
                  - On machines of our own only.
                """.formatted(id, targets));
        var library = ScenarioLibrary.of(directory);
        assertThat(library.find(id)).as(library.problems().toString()).isPresent();
    }
}
