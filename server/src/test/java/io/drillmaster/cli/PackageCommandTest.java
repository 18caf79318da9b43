package io.drillmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.common.Hashes;
import io.drillmaster.common.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageCommandTest {
    @TempDir
    private Path directory;

    @Test
    void theGroupAndEachOfItsCommandsExplainThemselves() {
        var half = Shell.plain();
        assertThat(half.run("package")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(half.err()).contains("build or", "lure");
        for (var command : List.of("build", "lure")) {
            var shell = Shell.plain();
            assertThat(shell.run("package", command, "--help")).isEqualTo(ExitCode.DONE);
            assertThat(shell.out()).contains("Usage: drillmaster package " + command);
        }
    }

    @Test
    void lureNamesComeWithMutationTargetAndWhetherTheyMayBeUsed() throws IOException {
        var file = file("requirements.txt", "-r base.txt\nrequests==2.31.0\nacme_auth\n");
        var shell = Shell.plain();
        assertThat(shell.run("package", "lure", file)).isEqualTo(ExitCode.DONE);
        assertThat(shell.out().lines())
                .anySatisfy(line -> assertThat(line).matches("CANDIDATE +MUTATION +IMITATES +MAY BE USED"))
                .anySatisfy(line -> assertThat(line).matches("requesst +transposition +requests +yes"))
                .anySatisfy(line -> assertThat(line)
                        .matches("acme-auth +separator +acme_auth +no: PyPI holds it for 'acme_auth' itself"))
                .anySatisfy(line -> assertThat(line)
                        .matches("2 dependencies\\. Usable names: 20 of \\d+\\. Refused ones: \\d+ of \\d+\\."));
        assertThat(shell.err())
                .isEqualTo(file + ":1: skipped '-r base.txt': names another file, which is not followed; give that"
                        + " file as well" + System.lineSeparator());
    }

    @Test
    void theLimitAndThePolicyAreKept() throws IOException {
        var file = file("package.json", "{\"dependencies\": {\"lodash\": \"^4\", \"@acme/auth\": \"1\"}}");
        var shell = Shell.plain();
        assertThat(shell.run("package", "lure", file, "--limit", "3", "--prefix", "@acme", "--deny", "@acme/auht"))
                .isEqualTo(ExitCode.DONE);
        var usable = shell.out().lines().filter(line -> line.endsWith("yes")).toList();
        assertThat(usable).hasSize(3).allMatch(line -> line.startsWith("@acme/"));
        assertThat(shell.out().lines().filter(line -> line.contains("  no: "))).hasSize(3);
        assertThat(shell.out()).doesNotContainPattern("@acme/auht .* yes");
    }

    /** Elsewhere {@code @file} on a command line stands for the arguments in that file. */
    @Test
    void aScopeIsNoFileOfArguments() throws IOException {
        var arguments = file("arguments", "--limit 3");
        var shell = Shell.plain();
        assertThat(shell.run("package", "lure", file("requirements.txt", "requests\n"), "--deny", "@" + arguments))
                .isEqualTo(ExitCode.DONE);
        assertThat(shell.out()).contains("Usable names: 20 of ");
    }

    @Test
    void theSameAsJson() throws IOException {
        var file = file("Cargo.toml", "[dependencies]\nacme_auth = \"1\"\nnear = { path = \"../near\" }\n");
        var shell = Shell.plain();
        assertThat(shell.run("package", "lure", file, "--limit", "2", "--json")).isEqualTo(ExitCode.DONE);
        assertThat(shell.err()).isEmpty();
        var json = Json.read(shell.out(), JsonNode.class);
        assertThat(json.get("ecosystem").asText()).isEqualTo("cargo");
        assertThat(json.get("dependencies").asInt()).isEqualTo(1);
        assertThat(json.get("usable")).hasSize(2);
        assertThat(json.get("usable").get(0).get("mutation").asText()).isEqualTo("TRANSPOSITION");
        assertThat(json.get("usable").get(0).get("imitates").asText()).isEqualTo("acme_auth");
        assertThat(json.get("usable").get(0).has("reason")).isFalse();
        assertThat(json.get("refused").get(0).get("reason").asText()).isEqualTo("SAME_AS_TARGET");
        assertThat(json.get("skipped").get(0).get("line").asInt()).isEqualTo(3);
    }

    @Test
    void aFileThatCannotBeUsedIsToldInASentence() throws IOException {
        lureFails(
                ExitCode.FAILED,
                "There is no file " + directory.resolve("requirements.txt") + ".",
                path("requirements.txt"));
        lureFails(ExitCode.UNUSABLE, "What can be read: requirements.txt, package.json,", path("pyproject.toml"));
        lureFails(
                ExitCode.FAILED, "line 2: 'two words' is not a requirement", file("bad.txt", "requests\ntwo words\n"));
        lureFails(ExitCode.FAILED, "There is no dependency from a registry", file("none.txt", "-r other.txt\n"));
        lureFails(
                ExitCode.UNUSABLE,
                "'acme*' is neither the beginning",
                file("good.txt", "requests\n"),
                "--prefix",
                "acme*");
        lureFails(ExitCode.UNUSABLE, "--limit is 0; it must be at least 1.", path("good.txt"), "--limit", "0");
        Files.write(directory.resolve("latin.txt"), "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        lureFails(ExitCode.FAILED, "is not UTF-8 text", path("latin.txt"));
        Files.createDirectory(directory.resolve("dir.txt"));
        lureFails(ExitCode.FAILED, "it is a directory", path("dir.txt"));
    }

    @Test
    void theSameInputsGiveTheSameBytes() throws IOException {
        var first = Files.createDirectory(directory.resolve("first"));
        var second = Files.createDirectory(directory.resolve("second"));
        var fixed = new String[] {
            "--token",
            "abcdefghij234567klmn",
            "--built-at",
            "2026-11-21T12:00:00Z",
            "--scope",
            ".ci.example.com,acme/shop"
        };
        for (var ecosystem : List.of("pypi", "npm")) {
            var one = Shell.plain();
            assertThat(one.run(build(ecosystem, first, fixed))).as(one.err()).isEqualTo(ExitCode.DONE);
            var two = Shell.plain();
            assertThat(two.run(build(ecosystem, second, fixed))).isEqualTo(ExitCode.DONE);
            assertThat(two.out().replace(second.toString(), first.toString())).isEqualTo(one.out());
            var again = Shell.plain();
            assertThat(again.run(build(ecosystem, second, fixed))).isEqualTo(ExitCode.DONE);
        }
        for (var file : files(first)) {
            assertThat(second.resolve(file.getFileName())).hasSameBinaryContentAs(file);
        }
        assertThat(files(first)).hasSize(2);
    }

    @Test
    void buildSaysWhatItBuilt() throws IOException {
        var shell = Shell.plain();
        assertThat(shell.run(build(
                        "pypi",
                        directory,
                        "--anywhere",
                        "--token",
                        "abcdefghij234567klmn",
                        "--built-at",
                        "2026-11-21T12:00:00Z")))
                .isEqualTo(ExitCode.DONE);
        var file = files(directory).get(0);
        assertThat(shell.out().lines())
                .contains(
                        "file      " + file,
                        "sha256    " + Hashes.sha256(Files.readAllBytes(file)),
                        "package   acme-requezts 1.0.0 (PyPI, sdist)",
                        "token     abcdefghij234567klmn",
                        "actions   WRITE_MARKER, DNS_LOOKUP",
                        "expires   2026-11-21T14:00:00Z");
    }

    @Test
    void withoutATokenEveryPackageHasItsOwn() throws IOException {
        assertThat(Shell.plain().run(build("npm", directory, "--anywhere"))).isEqualTo(ExitCode.DONE);
        var other = Shell.plain();
        assertThat(other.run(build("npm", directory, "--anywhere"))).isEqualTo(ExitCode.FAILED);
        assertThat(other.err()).contains("There is another ").contains("choose another directory");
        assertThat(files(directory)).hasSize(1);
    }

    @Test
    void whatCannotBeBuiltIsToldWithWhatIsAllowed() {
        buildFails("either --scope with places, or --anywhere", "pypi");
        buildFails("either --scope with places, or --anywhere", "pypi", "--anywhere", "--scope", "build-1");
        buildFails("'maven' is not an ecosystem; allowed are pypi, npm, cargo, rubygems", "maven", "--anywhere");
        buildFails("'postinstall' is not an execution vector of PyPI", "pypi", "--anywhere", "--vector", "postinstall");
        buildFails("is not a token", "pypi", "--anywhere", "--token", "short");
        buildFails("--built-at is 'today'", "pypi", "--anywhere", "--built-at", "today");
        buildFails("neither a host name", "pypi", "--scope", "no place");
        var shadow = build("pypi", directory, "--anywhere");
        shadow[List.of(shadow).indexOf("acme-requezts")] = "requests";
        var shell = Shell.plain();
        assertThat(shell.run(shadow)).isEqualTo(ExitCode.UNUSABLE);
        assertThat(shell.err()).contains("taken for the real package 'requests'");
        var nowhere = Shell.plain();
        assertThat(nowhere.run(build("pypi", directory.resolve("missing"), "--anywhere")))
                .isEqualTo(ExitCode.FAILED);
        assertThat(nowhere.err()).contains("there is no such directory");
    }

    private void buildFails(String sentence, String ecosystem, String... more) {
        var shell = Shell.plain();
        assertThat(shell.run(build(ecosystem, directory, more))).isEqualTo(ExitCode.UNUSABLE);
        assertThat(shell.err()).contains(sentence).doesNotContain("\tat ");
        assertThat(directory).isEmptyDirectory();
    }

    private static void lureFails(int exitCode, String sentence, String... arguments) {
        var shell = Shell.plain();
        var all = new ArrayList<>(List.of("package", "lure"));
        all.addAll(List.of(arguments));
        assertThat(shell.run(all.toArray(String[]::new))).isEqualTo(exitCode);
        assertThat(shell.err()).contains(sentence).doesNotContain("\tat ");
        assertThat(shell.out()).isEmpty();
    }

    private static String[] build(String ecosystem, Path into, String... more) {
        return Stream.concat(
                        Stream.of(
                                "package",
                                "build",
                                "--ecosystem",
                                ecosystem,
                                "--name",
                                "acme-requezts",
                                "--version",
                                "1.0.0",
                                "--exercise",
                                "EX-0007",
                                "--contact",
                                "Ada Lovelace, +1 555 0100",
                                "--zone",
                                "drill.example.com",
                                "--expires-in",
                                "2h",
                                "--actions",
                                "WRITE_MARKER,DNS_LOOKUP",
                                "-o",
                                into.toString()),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private static List<Path> files(Path in) throws IOException {
        try (var files = Files.list(in)) {
            return files.sorted().toList();
        }
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }
}
