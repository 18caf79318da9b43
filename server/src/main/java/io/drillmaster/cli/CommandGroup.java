package io.drillmaster.cli;

import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that does nothing but hold others: alone it is a mistake, and says which there are. */
abstract class CommandGroup implements Runnable {
    private final String about;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec spec;

    /** @param about ends the sentence "Say what to do ..." */
    CommandGroup(String about) {
        this.about = about;
    }

    @Override
    public final void run() {
        var commands = spec.subcommands().keySet().stream().sorted().collect(Collectors.joining(" or "));
        throw new ParameterException(spec.commandLine(), "Say what to do " + about + ": " + commands + ".");
    }
}
