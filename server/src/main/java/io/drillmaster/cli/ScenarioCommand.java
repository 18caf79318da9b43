package io.drillmaster.cli;

import picocli.CommandLine.Command;

/** Holds the commands about scenario files. */
@Command(
        name = "scenario",
        description = "Check scenario files, or list the scenarios there are.",
        mixinStandardHelpOptions = true)
final class ScenarioCommand extends CommandGroup {
    ScenarioCommand() {
        super("with scenarios");
    }
}
