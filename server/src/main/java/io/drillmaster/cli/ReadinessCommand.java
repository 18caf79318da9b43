package io.drillmaster.cli;

import picocli.CommandLine.Command;

/** Holds the commands about signals of readiness; none of them needs a server on this machine. */
@Command(
        name = "readiness",
        description = "Count what a project pins and hashes, and send that to a server.",
        mixinStandardHelpOptions = true)
final class ReadinessCommand extends CommandGroup {
    ReadinessCommand() {
        super("about readiness");
    }
}
