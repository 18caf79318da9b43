package io.drillmaster.drillpackages;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the reference of all benign actions in Markdown; {@code docs/benign-actions.md} is this text. */
final class BenignActionReference {
    private static final String RESOURCES = "drill-packages/src/main/resources/io/drillmaster/drillpackages/";

    private static final String INTRODUCTION = """
            # Benign actions

            What a drill package can do on a machine. It is composed from these actions and from nothing else; the code of each
            stands readably in the package, and so does `DRILL-MANIFEST.json`, which lists all effects with their exact paths,
            arguments and addresses. Whatever it does,

            * it does nothing before it has looked at the clock (it acts from a day before it was built until its expiry, at most
              7 days after), at the variable `DRILL_OPT_OUT` and at the scope that the drill was planned for; it then prints its
              notice, unless it was a program that loaded it;
            * it does the same in every phase (resolved, installed, loaded), each time that it runs;
            * a failure is ignored, and all its actions together never hold an install up for longer than their limits
              together;
            * it deletes nothing, renames nothing, changes nobody's rights, follows no link, searches no path for a program,
              uses no proxy, and leaves no process behind.

            The tests run each action under strace, and whole installs by pip and npm too, and compare what was seen with the
            manifest: files opened for writing, directories made, processes started, addresses contacted.

            In what follows, `<directory>` is the marker directory (`/tmp` unless a scenario says otherwise) and `<token>` the
            drill's unguessable label. Techniques are MITRE ATT&CK Enterprise, v19: what an action stands in for.
            """;

    private BenignActionReference() {}

    /** The whole text. */
    static String markdown() {
        var text = new StringBuilder(INTRODUCTION);
        for (var action : BenignAction.values()) {
            text.append("\n## `").append(action.name()).append("`\n\n");
            text.append(quoted(action.description())).append("\n\n");
            action.parameters()
                    .forEach(parameter -> text.append("* Parameter `")
                            .append(parameter.name())
                            .append("`: ")
                            .append(quoted(parameter.meaning()))
                            .append(". Limits: ")
                            .append(quoted(parameter.limits()))
                            .append(".\n"));
            effects(action)
                    .forEach(sentence -> text.append("* It ").append(sentence).append(".\n"));
            text.append("* Time limit: ")
                    .append(
                            action == BenignAction.SLEEP
                                    ? "half a second more than it sleeps"
                                    : action.timeLimit().toMillis() + " ms")
                    .append(".\n");
            text.append("* Techniques: ")
                    .append(action.attackTechniques().isEmpty() ? "none" : String.join(", ", action.attackTechniques()))
                    .append(".\n");
            text.append("* A sensor should see ")
                    .append(quoted(action.sensorView()))
                    .append(".\n");
            text.append("* Clean-up: ")
                    .append(quoted(action.cleanUp().orElse("nothing stays behind")))
                    .append(".\n");
            text.append("* Code: ").append(code(action)).append(".\n");
        }
        return text.toString();
    }

    private static List<String> effects(BenignAction action) {
        var canary = new CanaryAddress("192.0.2.80", 443, CanaryAddress.Protocol.TCP);
        var spec = Drills.drill(Ecosystem.PYPI)
                .doing(action)
                .set(new ActionSettings(ActionSettings.USUAL_SLEEP, Optional.of(canary)))
                .spec();
        return Effects.of(spec).sentences().stream()
                .map(sentence -> sentence.replace(MarkerPath.DEFAULT_DIRECTORY + "/", "<directory>/")
                        .replace(spec.token().value(), "<token>")
                        .replace(spec.zone().value(), "<zone>")
                        .replace("<r|i>", "<phase>")
                        .replace("waits for 5000 ms", "waits for as long as `sleep` says")
                        .replace(canary.hostAndPort() + "/tcp", "the canary, by TCP"))
                .toList();
    }

    private static String code(BenignAction action) {
        return Arrays.stream(HookLanguage.values())
                .map(language -> language.snippet(action))
                .map(file -> "[" + file + "](../" + RESOURCES + file + ")")
                .collect(Collectors.joining(", "));
    }

    /** Angle brackets would be taken for HTML. */
    private static String quoted(String text) {
        return text.replaceAll("\\S*<[a-z]+>\\S*(?<![.,;])", "`$0`")
                .replace("security-drill-*", "`security-drill-*`")
                .replaceAll("sh -c '[^']*'|/bin/sh", "`$0`");
    }
}
