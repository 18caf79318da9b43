package io.drillmaster.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program itself; every task is one of its commands. */
@Command(
        name = "drillmaster",
        description = "Runs benign software-supply-chain drills, and measures how fast they are detected and answered.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:what was asked for was done",
            "1:it did not work, or what was checked is wrong; the message says why",
            "2:nothing was tried: the command line or the settings cannot be used"
        },
        footer = {"", "Try it: drillmaster demo"})
final class DrillmasterCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do.");
    }
}
