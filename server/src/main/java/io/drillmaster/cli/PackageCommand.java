package io.drillmaster.cli;

import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Holds the commands about drill packages; none of them but {@code key} needs a server. */
@Command(
        name = "package",
        description = "Choose a name for a drill package, build one here, or verify one that was found.",
        mixinStandardHelpOptions = true)
final class PackageCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec spec;

    @Override
    public void run() {
        var commands = spec.subcommands().keySet().stream().sorted().collect(Collectors.joining(" or "));
        throw new ParameterException(spec.commandLine(), "Say what to do with packages: " + commands + ".");
    }
}
