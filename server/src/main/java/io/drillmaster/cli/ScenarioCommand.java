package io.drillmaster.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Holds the commands about scenario files. */
@Command(
        name = "scenario",
        description = "Check scenario files, or list the scenarios there are.",
        mixinStandardHelpOptions = true)
final class ScenarioCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with scenarios: lint or list.");
    }
}
