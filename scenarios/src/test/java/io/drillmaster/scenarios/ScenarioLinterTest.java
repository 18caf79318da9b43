package io.drillmaster.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioLinterTest {
    @Test
    void aValidFileHasNoFindings() {
        assertThat(ScenarioLinter.lint(ScenarioText.VALID, "f")).isEmpty();
    }

    static Stream<Arguments> spoiled() {
        return Stream.of(
                // Keys
                arguments(
                        "title: A",
                        "titel: A",
                        "f:1:1: error: the scenario lacks 'title': a few words for lists and headings"),
                arguments(
                        "title: A",
                        "titel: A",
                        "f:3:1: error: 'titel' is not a key here; did you mean 'title'? allowed are id, version, title, summary, kind, reflex, attack, targets, control, window, objective, expectations, response, limits, injects (at /titel)"),
                arguments(
                        "    version: 0.0.1\n",
                        "",
                        "f:11:5: error: entry 1 of 'targets' lacks 'version': the drill package's version (at /targets/0)"),
                arguments(
                        "version: 1\n",
                        "version: 1\nversion: 2\n",
                        "f:3:1: error: the key 'version' is already set on line 2; keep one (at /version)"),
                arguments(
                        "version: 1\n",
                        "version: 1\n? [a]\n: 2\n",
                        "f:3:3: error: a list or a mapping cannot be a key; keys are plain words"),
                arguments(
                        "title: A package nobody asked for",
                        "title:",
                        "f:3:7: error: 'title' has no value; write one or remove the key (at /title)"),
                // Words of closed lists
                arguments(
                        "kind: LIVE",
                        "kind: live",
                        "f:5:7: error: 'live' is not a kind; did you mean 'LIVE'? allowed are LIVE, TABLETOP, BOTH (at /kind)"),
                arguments(
                        "[EXPOSE]",
                        "[DETECT]",
                        "f:6:10: error: 'DETECT' is not a REFLEX stage; allowed are RECONNAISSANCE, EVALUATION, FORTIFY, LIMIT, EXPOSE, EXERCISE (at /reflex/0)"),
                arguments(
                        "ecosystem: pypi",
                        "ecosystem: maven",
                        "f:12:16: error: 'maven' is not an ecosystem; allowed are pypi, npm, cargo, rubygems (at /targets/0/ecosystem)"),
                arguments(
                        "packageName: pytorch-utilz",
                        "packageName: requests",
                        "f:13:18: error: 'requests' would be taken for the real package 'requests'; a drill package needs a name that nobody uses, such as pytorch-utilz (at /targets/0/packageName)"),
                arguments(
                        "[WRITE_MARKER]",
                        "[WRITE_MARKRE]",
                        "f:15:15: error: 'WRITE_MARKRE' is not a benign action; did you mean 'WRITE_MARKER'? allowed are WRITE_MARKER, DNS_LOOKUP, SPAWN_SHELL_NOOP, READ_DECOY, READ_PROC_ENVIRON_SELF, WRITE_DECOY_CONFIG, TCP_CONNECT, SLEEP, NOOP (at /targets/0/actions/0)"),
                arguments(
                        "[WRITE_MARKER]",
                        "[NOOP, NOOP]",
                        "f:15:14: error: 'actions' has the same entry twice (at /targets/0/actions)"),
                arguments(
                        "[WRITE_MARKER]",
                        "[]",
                        "f:15:14: error: 'actions' has 0 entries; at least 1 needed (at /targets/0/actions)"),
                arguments(
                        "[WRITE_MARKER]",
                        "[WRITE_MARKER]\n    vector: postinstall",
                        "f:16:13: error: 'postinstall' is not an execution vector of PyPI; allowed are sdist, setup-py, wheel, import, pth (at /targets/0/vector)"),
                arguments(
                        "[WRITE_MARKER]",
                        "[WRITE_MARKER]\n    vector: wheel",
                        "f:15:14: error: a wheel runs nothing, so it can have no action but NOOP; choose another vector or [NOOP] (at /targets/0/actions)"),
                arguments(
                        "[WRITE_MARKER]",
                        "[SLEEP]\n    sleep: 31s",
                        "f:16:12: error: a drill package sleeps for more than 0s and at most 30s, found 31s (at /targets/0/sleep)"),
                // Forms
                arguments(
                        "id: SC-90",
                        "id: sc90",
                        "f:1:5: error: 'sc90' is not a scenario id: capital letters, a hyphen, then capital letters or digits, such as SC-01 (at /id)"),
                arguments(
                        "version: 1\n",
                        "version: one\n",
                        "f:2:10: error: 'version' must be a whole number; found the text 'one' (at /version)"),
                arguments(
                        "version: 1\n",
                        "version: 0\n",
                        "f:2:10: error: 'version' is 0; allowed are 1 to 9999 (at /version)"),
                arguments(
                        "version: \"19\"",
                        "version: 19",
                        "f:8:12: error: '19' is not an ATT&CK version, such as \"19\" or \"19.1\"; YAML reads it as a number, put it in quotes (at /attack/version)"),
                arguments(
                        "[T1195.001]",
                        "[T1195.1]",
                        "f:9:16: error: 'T1195.1' is not an ATT&CK technique id, such as T1195 or T1195.001 (at /attack/techniques/0)"),
                arguments(
                        "version: 0.0.1",
                        "version: 1.0",
                        "f:14:14: error: '1.0' is not a package version: three whole numbers, such as 0.0.1 (at /targets/0/version)"),
                arguments(
                        "packageName: pytorch-utilz",
                        "packageName: PyTorch_utilz",
                        "f:13:18: error: 'PyTorch_utilz' is not a PyPI package name in normal form: lower-case letters and digits, single hyphens between them (at /targets/0/packageName)"),
                arguments(
                        "window: 1h",
                        "window: 1 hour",
                        "f:17:9: error: '1 hour' is not a duration: '1 hour' is not a whole number with a unit; a duration is written like 30s, 10m, 1h, 2d or 1h30m (at /window)"),
                arguments(
                        "window: 1h",
                        "window: 90",
                        "f:17:9: error: '90' is not a duration: the unit is missing; a duration is written like 30s, 10m, 1h, 2d or 1h30m (at /window)"),
                arguments(
                        "gate: false",
                        "gate: no",
                        "f:23:11: error: 'gate' must be true or false; found the text 'no' (at /expectations/0/gate)"),
                arguments(
                        "- Find the host.",
                        "- 7",
                        "f:25:5: error: '7' is not a sentence; YAML reads it as a number, put it in quotes (at /response/0)"),
                arguments(
                        "objective:\n  ttd: 10m",
                        "objective: {}",
                        "f:18:12: error: 'objective' is empty; give it a key or leave it out (at /objective)"),
                arguments(
                        "  - Find the host.",
                        "  find: the host",
                        "f:25:3: error: 'response' must be a list; found a mapping of keys and values (at /response)"),
                arguments(
                        "A package nobody asked for",
                        "x".repeat(81),
                        "f:3:8: error: 'title' has 81 characters; at most 80 allowed (at /title)"),
                // Parts that do not fit each other
                arguments(
                        "kind: LIVE",
                        "kind: TABLETOP",
                        "f:11:3: error: a TABLETOP installs nothing; remove the targets or make the kind BOTH (at /targets)"),
                arguments(
                        "kind: LIVE",
                        "kind: BOTH",
                        "f:5:7: error: a BOTH scenario is talked through; it needs at least one entry in 'injects' (at /kind)"),
                arguments(
                        "window: 1h",
                        "window: 1h\ncontrol: true",
                        "f:15:14: error: a control does nothing, so that every alert is a false positive; found WRITE_MARKER, allowed is NOOP only (at /targets/0/actions)"),
                arguments(
                        "window: 1h",
                        "window: 10m",
                        "f:19:8: error: the objective of 10m can never be missed, because the window closes after 10m; the window must be longer (at /objective/ttd)"),
                arguments(
                        "window: 1h",
                        "window: 0s",
                        "f:17:9: error: the window is empty; nothing could be seen in it (at /window)"),
                arguments(
                        "{index}",
                        "{registry}",
                        "f:16:14: error: '{registry}' is not a placeholder; the only one is {index} (at /targets/0/command)"),
                arguments(
                        "--index-url {index} ",
                        "",
                        "f:16:14: warning: the command does not name the drill registry, so a public one may answer in its place; put {index} where its address belongs (at /targets/0/command)"),
                arguments(
                        "window: 1h",
                        "injects: [{at: 10m, text: Later.}, {at: 5m, text: Sooner.}]\nwindow: 1h",
                        "f:17:41: error: this inject comes at 5m, the one before it at 10m; write them in the order of their times (at /injects/1/at)"),
                arguments(
                        "window: 1h",
                        "injects: [{at: 10m, text: Later.}]\nwindow: 1h",
                        "f:17:10: warning: nobody will see these injects, because the kind is LIVE; make it BOTH to use them (at /injects)"),
                arguments(
                        "expectations:\n  - source: FALCO\n    signal: A rule of our own reports the marker.\n    gate: false\n",
                        "",
                        "f:5:7: warning: no signal is expected; without 'expectations' an alert is attributed by its token only (at /kind)"));
    }

    @ParameterizedTest
    @MethodSource("spoiled")
    void aMistakeIsToldWithItsPlaceAndWhatIsAllowed(String piece, String replacement, String finding) {
        assertThat(ScenarioLinter.lint(ScenarioText.with(piece, replacement), "f"))
                .extracting(Finding::toString)
                .contains(finding);
    }

    static Stream<Arguments> notYaml() {
        return Stream.of(
                arguments("", "f:1:1: error: the file is empty; a scenario starts with its 'id'"),
                arguments("# nothing but this\n", "f:1:1: error: the file is empty; a scenario starts with its 'id'"),
                arguments(
                        "SC-90",
                        "f:1:1: error: the scenario must be a mapping of keys and values; found the text 'SC-90'"),
                arguments("- SC-90", "f:1:1: error: the scenario must be a mapping of keys and values; found a list"),
                arguments(
                        "id: SC-90\n\tversion: 1\n",
                        "f:2:1: error: a tab stands here; YAML is indented with spaces only"),
                arguments(
                        "id: SC-90\ntitle: one: two\n",
                        "f:2:11: error: a ':' makes YAML read this as another key; put the value in quotes, or correct the indentation"),
                arguments("id: \"SC-90\nversion: 1\n", "f:3:1: error: the quote opened on line 1 is never closed"),
                arguments("id: SC-90\nversion\n", "f:3:1: error: the key on line 2 lacks its ':'"),
                arguments(
                        "id: SC-90\ntitle: 'A' B\n",
                        "f:2:12: error: this line does not fit the block that starts on line 1; check the indentation and the quotes"),
                arguments(
                        "id: SC-90\ntitle: a\u0007b\n",
                        "f:2:9: error: the control character U+0007 is not allowed in YAML"),
                arguments(
                        "id: SC-90\n---\nid: SC-91\n",
                        "f:2:1: error: a second document starts here; a scenario file holds one"),
                arguments(
                        "id: &id SC-90\ntitle: *id\n",
                        "f:1:5: error: '&id' sets an anchor; a scenario file has none, remove it"),
                arguments(
                        "title: *id\n",
                        "f:1:8: error: '*id' refers to an anchor; write the value out, a scenario file has no anchors"),
                arguments(
                        "id: !!java.net.URL [http://127.0.0.1/]\n",
                        "f:1:5: error: 'tag:yaml.org,2002:java.net.URL' is a tag; a scenario file has none, remove it"),
                arguments(
                        "id: " + "[".repeat(200_000),
                        "f:1:24: error: lists and mappings are nested more than 20 deep here; a scenario needs 5"),
                arguments(
                        "# " + "x".repeat(256 * 1024),
                        "f:1:1: error: the file is larger than 256 KiB, the most that a scenario file may have"));
    }

    @ParameterizedTest
    @MethodSource("notYaml")
    void aFileThatCannotBeReadGivesOneFinding(String text, String finding) {
        assertThat(ScenarioLinter.lint(text, "f")).extracting(Finding::toString).containsExactly(finding);
    }

    @Test
    void nestedAliasesAreRefusedBeforeTheyAreExpanded() {
        var bomb = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (var i = 1; i < 30; i++) {
            bomb.append("a%d: &a%d [".formatted(i, i))
                    .append(("*a" + (i - 1) + ", ").repeat(9))
                    .append("]\n");
        }
        assertThat(ScenarioLinter.lint(bomb.toString(), "f"))
                .extracting(Finding::toString)
                .containsExactly("f:1:5: error: '&a0' sets an anchor; a scenario file has none, remove it");
    }

    @Test
    void twoTargetsShareNeitherNameNorPackage() {
        var target = ScenarioText.VALID.substring(
                ScenarioText.VALID.indexOf("  - name"), ScenarioText.VALID.indexOf("window"));
        assertThat(ScenarioLinter.lint(ScenarioText.with(target, target + target), "f"))
                .extracting(Finding::toString)
                .containsExactly(
                        "f:17:11: error: the name 'laptop' is already used on line 11; every target needs its own (at /targets/1/name)",
                        "f:20:14: error: pytorch-utilz 0.0.1 is already the package of the target on line 11; each target has its own token inside its package, so give this one another version (at /targets/1/version)");
    }

    @Test
    void onlyAWordThatIsLongerThanTheNamesIsCutInTheMessage() {
        var longName = "a-".repeat(50_000);
        assertThat(ScenarioLinter.lint(ScenarioText.with("name: laptop", "name: " + longName), "f"))
                .extracting(Finding::message)
                .containsExactly("'name' has 100000 characters; at most 40 allowed");
    }

    @Test
    void aWarningDoesNotKeepAScenarioFromLoading() {
        var scenario = ScenarioLoader.load(ScenarioText.with("--index-url {index} ", ""), "f");
        assertThat(scenario.targets().get(0).command()).isEqualTo("pip install pytorch-utilz");
    }

    @Test
    void aRefusedFileSaysEverythingThatIsWrongInTheOrderOfItsLines() {
        var text = ScenarioText.with("id: SC-90", "id: 90").replace("window: 1h", "window: soon");
        assertThatThrownBy(() -> ScenarioLoader.load(text, "own.yaml"))
                .isInstanceOfSatisfying(
                        ScenarioException.class,
                        refused -> assertThat(refused.findings())
                                .extracting(Finding::line)
                                .containsExactly(1, 17))
                .hasMessageStartingWith("own.yaml:1:5: error: '90' is not a scenario id")
                .hasMessageContaining("\nown.yaml:17:9: error: 'soon' is not a duration");
    }
}
