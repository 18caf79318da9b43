package io.drillmaster.cli;

import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Holds the commands about signals of readiness; none of them needs a server on this machine. */
@Command(
        name = "readiness",
        description = "Count what a project pins and hashes, and send that to a server.",
        mixinStandardHelpOptions = true)
final class ReadinessCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec spec;

    @Override
    public void run() {
        var commands = spec.subcommands().keySet().stream().sorted().collect(Collectors.joining(" or "));
        throw new ParameterException(spec.commandLine(), "Say what to do about readiness: " + commands + ".");
    }
}
