package io.drillmaster.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.common.Json;
import io.drillmaster.drillpackages.Ecosystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration as a person starts it: a program of its own, with the clients that its search path has. */
class DemoTest {
    @TempDir
    private Path directory;

    /** Links to the machine's programs are taken away first, because JUnit would name each of them. */
    @AfterEach
    void removeLinks() throws IOException {
        var path = directory.resolve("path");
        if (Files.exists(path)) {
            try (Stream<Path> programs = Files.list(path)) {
                for (var program : programs.toList()) {
                    Files.delete(program);
                }
            }
        }
    }

    @Test
    void twoDrillsAreMeasuredAndTheUsersOwnConfigurationReachesNoClient() throws Exception {
        assumeTrue(here(Ecosystem.PYPI).isPresent(), "skipped: this machine has no pip");
        assumeTrue(here(Ecosystem.NPM).isPresent(), "skipped: this machine has no npm");
        var npm = here(Ecosystem.NPM).orElseThrow();
        assumeTrue(
                Integer.parseInt(npm.version().split("[.]", 2)[0]) < 12,
                "skipped: npm " + npm.version() + " runs no install scripts");
        var nowhere = "http://127.0.0.1:9/";
        Files.writeString(directory.resolve("pip.conf"), "[global]\nindex-url = " + nowhere + "\nno-binary = :none:\n");
        Files.writeString(directory.resolve(".npmrc"), "registry=" + nowhere + "\nignore-scripts=true\n");
        var poison = Map.of(
                "HOME",
                directory.toString(),
                "PIP_INDEX_URL",
                nowhere,
                "PIP_CONFIG_FILE",
                directory.resolve("pip.conf").toString(),
                "PIP_REQUIRE_HASHES",
                "1",
                "npm_config_registry",
                nowhere,
                "NPM_CONFIG_IGNORE_SCRIPTS",
                "true",
                "http_proxy",
                nowhere,
                "HTTP_PROXY",
                nowhere);
        var markersBefore = markers();

        var run = demo(poison, Optional.empty());

        assertThat(run.exitCode()).as(run.output()).isZero();
        var report = report();
        assertThat(fields(report)).containsExactly("version", "clients", "exercises");
        assertThat(report.path("clients").path("pip").asText()).matches("[0-9]+([.][0-9]+)+.*");
        assertThat(report.path("clients").path("npm").asText()).matches("[0-9]+([.][0-9]+)+.*");
        var detected = report.path("exercises").get(0);
        assertThat(fields(detected))
                .containsExactly(
                        "id",
                        "scenario",
                        "outcome",
                        "executions",
                        "alerts",
                        "ttdSeconds",
                        "ttdBounds",
                        "ttrSeconds",
                        "followUpSeconds",
                        "reviewUrl",
                        "gaps");
        assertThat(detected.path("outcome").asText()).isEqualTo("DETECTED");
        assertThat(detected.path("executions").intValue()).isEqualTo(2);
        assertThat(detected.path("alerts").intValue()).isEqualTo(2);
        assertThat(detected.path("ttdSeconds").isNumber()).isTrue();
        assertThat(detected.path("ttdBounds").get(0).doubleValue())
                .isLessThanOrEqualTo(detected.path("ttdSeconds").doubleValue());
        assertThat(detected.path("ttdBounds").get(1).doubleValue())
                .isGreaterThanOrEqualTo(detected.path("ttdSeconds").doubleValue());
        assertThat(detected.path("ttrSeconds").isNumber()).isTrue();
        assertThat(detected.path("followUpSeconds").isNull()).isTrue();
        assertThat(detected.path("reviewUrl").asText()).endsWith("/review");
        var undetected = report.path("exercises").get(1);
        assertThat(undetected.path("outcome").asText()).isEqualTo("NOT_DETECTED");
        assertThat(undetected.path("ttdSeconds").isNull()).isTrue();
        assertThat(undetected.path("ttdBounds").isNull()).isTrue();
        assertThat(undetected.path("ttrSeconds").isNull()).isTrue();
        assertThat(undetected.path("followUpSeconds").isNumber()).isTrue();
        assertThat(undetected.path("gaps").intValue()).isPositive();
        assertThat(run.output()).contains("stand-in detector", "stand-in responder", "pytorch-utilz 0.0.1 with pip ");
        assertThat(markers()).isEqualTo(markersBefore);
    }

    @Test
    void withoutNpmItSaysSoAndGoesOnAndASecondRunOnTheSameDataDoesToo() throws Exception {
        var pip = here(Ecosystem.PYPI);
        assumeTrue(pip.isPresent(), "skipped: this machine has no pip");
        var path = onlyPip();

        for (var exercises : List.of("EX-0001", "EX-0003")) {
            var run = demo(Map.of(), Optional.of(path));

            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(run.output())
                    .contains("no client for npm on this machine")
                    .contains(exercises + "  Detected");
            assertThat(fields(report().path("clients"))).containsExactly("pip");
            assertThat(report().path("exercises").get(0).path("executions").intValue())
                    .isEqualTo(1);
        }
    }

    @Test
    void withoutAnyClientItFailsAndSaysWhatToInstall() throws Exception {
        var empty = Files.createDirectory(directory.resolve("empty"));

        var run = demo(Map.of(), Optional.of(empty));

        assertThat(run.exitCode()).isPositive();
        assertThat(run.output()).contains("apt install python3-pip").contains("apt install npm");
        assertThat(run.output()).doesNotContain("\tat ");
        assertThat(directory.resolve("out.json")).doesNotExist();
    }

    /** A search path with all that the system has, and Python, but without npm. */
    private Path onlyPip() throws IOException, InterruptedException {
        var python = output("python3", "-c", "import sys; print(sys.executable)");
        var path = Files.createDirectory(directory.resolve("path"));
        var starter = path.resolve("python3");
        Files.writeString(starter, "#!/bin/sh\nexec " + python + " \"$@\"\n");
        assertThat(starter.toFile().setExecutable(true)).isTrue();
        try (Stream<Path> programs = Files.list(Path.of("/usr/bin"))) {
            for (var program : programs.toList()) {
                var link = path.resolve(program.getFileName());
                if (!program.getFileName().toString().startsWith("npm") && !Files.exists(link)) {
                    Files.createSymbolicLink(link, program);
                }
            }
        }
        return path;
    }

    private Sandbox.Run demo(Map<String, String> environment, Optional<Path> path)
            throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.drillmaster.cli.Main",
                "demo",
                "--once",
                "--port",
                "0",
                "--data-dir",
                directory.resolve("data").toString(),
                "--json",
                directory.resolve("out.json").toString()));
        var log = directory.resolve("demo.log");
        var builder = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        path.ifPresent(only -> builder.environment().put("PATH", only.toString()));
        var process = builder.start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("the demonstration does not end:\n" + Files.readString(log));
        }
        return new Sandbox.Run(process.exitValue(), Files.readString(log));
    }

    private Optional<Client> here(Ecosystem ecosystem) {
        return Client.find(ecosystem, directory);
    }

    private JsonNode report() throws IOException {
        return Json.mapper().readTree(directory.resolve("out.json").toFile());
    }

    private static List<String> fields(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<Path> markers() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/tmp"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("security-drill-"))
                    .sorted()
                    .toList();
        }
    }

    private static String output(String... words) throws IOException, InterruptedException {
        var process = new ProcessBuilder(words).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output.strip();
    }
}
