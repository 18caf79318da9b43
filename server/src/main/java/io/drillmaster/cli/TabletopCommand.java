package io.drillmaster.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Holds the commands about tabletop files; none of them needs a server. */
@Command(
        name = "tabletop",
        description = "Check tabletop files, list the tabletops there are, and turn them into spreadsheets and back.",
        mixinStandardHelpOptions = true)
final class TabletopCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do with tabletops: export or import or lint or list.");
    }
}
