package io.drillmaster.scenarios.msel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.drillmaster.scenarios.Finding;
import io.drillmaster.scenarios.ScenarioException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MselLinterTest {
    @Test
    void aValidFileHasNoFindings() {
        assertThat(MselLinter.lint(MselText.VALID, "f")).isEmpty();
    }

    static Stream<Arguments> spoiled() {
        return Stream.of(
                // Keys, words, forms
                arguments(
                        "summary:",
                        "sumary:",
                        "f:1:1: error: the tabletop lacks 'summary': what it is about, for whoever chooses one"),
                arguments(
                        "channel: pager",
                        "channel: fax",
                        "f:37:14: error: 'fax' is not a channel; allowed are pager, chat, email, phone, dashboard, press, regulator (at /injects/0/channel)"),
                arguments(
                        "timer: 5m",
                        "timer: 5m\n    onTimeout: auto_reveal",
                        "f:61:16: error: 'auto_reveal' is not something to do when the timer ends; did you mean 'auto-reveal'? allowed are nothing, remind, auto-reveal (at /injects/1/onTimeout)"),
                arguments(
                        "timer: 5m",
                        "timer: five",
                        "f:60:12: error: 'five' is not a duration: 'five' is not a whole number with a unit; a duration is written like 30s, 10m, 1h, 2d or 1h30m (at /injects/1/timer)"),
                arguments(
                        "Two of us looked at it.",
                        "x".repeat(8001),
                        "f:52:11: error: 'body' has 8001 characters; at most 8000 allowed (at /injects/1/body)"),
                arguments(
                        "title: What shall we do",
                        "title: \"What\\nnow\"",
                        "f:51:12: error: 'What\nnow' is not a heading: a line with at most 120 characters (at /injects/1/title)"),
                // Ids and what names them
                arguments(
                        "- id: TT-02",
                        "- id: TT-01",
                        "f:46:9: error: the id 'TT-01' is already used on line 33; give this one its own (at /injects/1/id)"),
                arguments(
                        "- id: soc",
                        "- id: ic",
                        "f:10:9: error: the id 'ic' is already used on line 7; give this one its own (at /roles/1/id)"),
                arguments(
                        "- id: watch",
                        "- id: isolate",
                        "f:58:15: error: the id 'isolate' is already used on line 56; give this one its own (at /injects/1/decision/options/1/id)"),
                arguments(
                        "to: [soc]",
                        "to: [sok]",
                        "f:39:10: error: there is no role 'sok'; did you mean 'soc'? there are ic, soc (at /injects/0/to/0)"),
                arguments(
                        "module: M1\n    at: 10m",
                        "module: M2\n    at: 10m",
                        "f:47:13: error: there is no module 'M2'; did you mean 'M1'? there are M1 (at /injects/1/module)"),
                arguments(
                        "objective: OBJ-1",
                        "objective: OBJ-9",
                        "f:44:16: error: there is no objective 'OBJ-9'; did you mean 'OBJ-1'? there are OBJ-1 (at /injects/0/objective)"),
                arguments(
                        "tasks: [CT-1.1]",
                        "tasks: [CT-7]",
                        "f:45:13: error: there is no task 'CT-7'; there are CT-1.1 (at /injects/0/tasks/0)"),
                arguments(
                        "    objective: OBJ-1\n",
                        "",
                        "f:44:13: error: the task 'CT-1.1' belongs to an objective; name it in 'objective' (at /injects/0/tasks/0)"),
                arguments(
                        "requires: [TT-02]",
                        "requires: [ZZ-77]",
                        "f:67:16: error: there is no inject 'ZZ-77'; there are TT-01, TT-02 (at /injects/2/requires/0)"),
                arguments(
                        "requires: [TT-02]",
                        "requires: [TT-03]",
                        "f:67:16: error: 'TT-03' is not earlier in the run of show; an inject can only follow an earlier one (at /injects/2/requires/0)"),
                arguments(
                        "timer: 5m",
                        "timer: 5m\n    requires: [TT-03]",
                        "f:61:16: error: 'TT-03' is not earlier in the run of show; an inject can only follow an earlier one (at /injects/1/requires/0)"),
                arguments(
                        "option: isolate",
                        "option: isolated",
                        "f:70:15: error: there is no option 'isolated'; did you mean 'isolate'? there are isolate, watch (at /injects/2/onlyAfter/option)"),
                arguments(
                        "inject: TT-02",
                        "inject: TT-01",
                        "f:69:15: error: 'TT-01' has no options that a group could decide for (at /injects/2/onlyAfter/inject)"),
                // Coverage
                arguments(
                        "    objective: OBJ-1\n    tasks: [CT-1.1]\n",
                        "",
                        "f:14:5: error: no inject exercises the objective OBJ-1; name it in one, or remove it (at /objectives/0)"),
                arguments(
                        "    tasks: [CT-1.1]\n",
                        "",
                        "f:21:13: warning: no inject gives a chance to see the task CT-1.1 (at /objectives/0/targets/0/tasks/0)"),
                arguments(
                        "        tasks:\n          - id: CT-1.1\n            title: Somebody says who looks at it.\n",
                        "        tasks: []\n",
                        "f:20:16: error: 'tasks' has 0 entries; at least 1 needed (at /objectives/0/targets/0/tasks)"),
                // The run of show
                arguments(
                        "at: 0m",
                        "at: 11m",
                        "f:48:9: error: this inject is due at 10m, one before it at 11m; write them in the order of their times (at /injects/1/at)"),
                arguments(
                        "at: 10m",
                        "at: 60m",
                        "f:48:9: warning: this inject is due at 1h, when the session of 1h is over (at /injects/1/at)"),
                arguments(
                        "duration: 40m",
                        "duration: 61m",
                        "f:5:11: warning: the modules take 1h1m, the whole session only 1h (at /duration)"),
                // Questions and timers
                arguments(
                        "    objective: OBJ-1\n",
                        "    objective: OBJ-1\n    timer: 5m\n",
                        "f:45:12: error: nothing is asked that could take time; a timer needs a 'decision' (at /injects/0/timer)"),
                arguments(
                        "timer: 5m",
                        "onTimeout: auto-reveal",
                        "f:60:16: error: 'auto-reveal' happens when a timer ends, but there is no 'timer' (at /injects/1/onTimeout)"),
                arguments(
                        "    timer: 5m\n",
                        "      revealOn: timer\n",
                        "f:60:17: error: answers are revealed when a timer ends, but there is no 'timer' (at /injects/1/decision/revealOn)"),
                arguments(
                        "channel: pager",
                        "kind: decision",
                        "f:37:11: error: a decision needs a 'decision' with options to choose from (at /injects/0/kind)"),
                arguments(
                        "channel: pager",
                        "kind: artefact",
                        "f:37:11: error: an artefact is something to look at; it needs 'attachments' (at /injects/0/kind)"),
                arguments(
                        "timer: 5m",
                        "kind: information",
                        "f:60:11: error: information asks nothing; remove the 'decision', or the kind information (at /injects/1/kind)"),
                // Texts
                arguments(
                        "It ran below a package manager.",
                        "It ran <b>below</b> a package manager.",
                        "f:43:14: error: '<b' begins HTML, which is not shown; write Markdown, and words like ADDRESS for what is filled in (at /injects/0/body)"),
                arguments(
                        "Nobody expects anything.",
                        "<!-- secret -->",
                        "f:31:7: error: '<!' begins HTML, which is not shown; write Markdown, and words like ADDRESS for what is filled in (at /modules/0/situation)"),
                arguments(
                        "Two of us looked at it.",
                        "\"Bell \\a\"",
                        "f:52:11: error: the character U+0007 cannot be shown everywhere; remove it (at /injects/1/body)"),
                arguments(
                        "It ran below a package manager.",
                        "See also TT-03.",
                        "f:43:16: warning: players read this before TT-03, which it names (at /injects/0/body)"),
                arguments(
                        "Two of us looked at it.",
                        "Soon, the host is silent.",
                        "f:52:11: warning: players read this before TT-03, whose title it gives away: The host is silent (at /injects/1/body)"));
    }

    @ParameterizedTest
    @MethodSource("spoiled")
    void aMistakeIsToldWithItsPlaceAndWhatIsAllowed(String piece, String replacement, String finding) {
        assertThat(MselLinter.lint(MselText.with(piece, replacement), "f"))
                .extracting(Finding::toString)
                .contains(finding);
    }

    @Test
    void aRoleThatNoInjectReachesWouldOnlyWait() {
        var everything = MselText.VALID
                .replace("    from:", "    to: [soc]\n    from:")
                .replaceFirst("    to: \\[soc]\n    from: Falco", "    from: Falco");
        assertThat(MselLinter.lint(everything, "f"))
                .extracting(Finding::toString)
                .containsExactly(
                        "f:7:5: warning: no inject reaches the role ic; its people would only wait (at /roles/0)");
    }

    @Test
    void aTaskOfAnotherObjectiveIsNotRatedUnderThisOne() {
        var second = """
                  - id: OBJ-2
                    title: The host is contained
                    capability: Containment
                    targets:
                      - id: CT-2
                        title: Within the hour
                        tasks:
                          - id: CT-2.1
                            title: Somebody takes it off the network.
                modules:
                """;
        var text = MselText.VALID
                .replace("modules:\n", second)
                .replace("timer: 5m", "timer: 5m\n    objective: OBJ-2\n    tasks: [CT-2.1, CT-1.1]");
        assertThat(MselLinter.lint(text, "f"))
                .extracting(Finding::message)
                .containsExactly("the task 'CT-1.1' belongs to the objective OBJ-1, but this inject exercises OBJ-2");
    }

    @Test
    void aFileThatIsNoMappingIsCalledATabletop() {
        assertThat(MselLinter.lint("- TTX-90", "f"))
                .extracting(Finding::toString)
                .containsExactly("f:1:1: error: the tabletop must be a mapping of keys and values; found a list");
        assertThat(MselLinter.lint("id: &id TTX-90", "f"))
                .extracting(Finding::message)
                .containsExactly("'&id' sets an anchor; a tabletop file has none, remove it");
    }

    @Test
    void aRefusedFileSaysEverythingThatIsWrong() {
        var text = MselText.with("to: [soc]", "to: [x]")
                .replace("at: 10m", "at: 10m\n    onTimeout: remind")
                .replace("    timer: 5m\n", "");
        assertThatThrownBy(() -> MselLoader.load(text, "own.yaml"))
                .isInstanceOfSatisfying(
                        ScenarioException.class,
                        refused -> assertThat(refused.findings())
                                .extracting(Finding::line)
                                .containsExactly(39, 49))
                .hasMessageStartingWith("own.yaml:39:10: error: there is no role 'x'");
    }

    @Test
    void whatIsLeftOutGetsItsDefault() {
        var msel = MselLoader.load(MselText.VALID, "f");
        var alert = msel.inject("TT-01").orElseThrow();
        var asked = msel.inject("TT-02").orElseThrow();
        assertThat(alert.kind()).isEqualTo(Inject.Kind.INFORMATION);
        assertThat(alert.body()).isEqualTo("Falco reports a shell.\nIt ran below a package manager.");
        assertThat(asked.kind()).isEqualTo(Inject.Kind.DECISION);
        assertThat(asked.channel()).isEqualTo(Inject.Channel.CHAT);
        assertThat(asked.reaches("ic")).isTrue();
        assertThat(asked.onTimeout()).isEqualTo(Inject.OnTimeout.NOTHING);
        assertThat(asked.decision())
                .hasValueSatisfying(decision -> assertThat(decision.freeText()).isTrue())
                .hasValueSatisfying(decision -> assertThat(decision.mode()).isEqualTo(Inject.Mode.INDIVIDUAL))
                .hasValueSatisfying(decision -> assertThat(decision.revealOn()).isEqualTo(Inject.RevealOn.MANUAL));
        assertThat(msel.inject("TT-03").orElseThrow().at()).isEmpty();
    }

    @Test
    void theKindOfADecisionWithoutOptionsIsAQuestion() {
        var text = MselText.VALID.substring(0, MselText.VALID.indexOf("      options:"));
        assertThat(MselLoader.load(text, "f").inject("TT-02").orElseThrow().kind())
                .isEqualTo(Inject.Kind.QUESTION);
    }
}
