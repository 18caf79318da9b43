package io.drillmaster.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Holds the command about the ATT&amp;CK catalogue. */
@Command(name = "attack", description = "Work with the ATT&CK catalogue.", mixinStandardHelpOptions = true)
final class AttackCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with the ATT&CK catalogue: import.");
    }
}
