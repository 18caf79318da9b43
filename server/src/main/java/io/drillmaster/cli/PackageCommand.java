package io.drillmaster.cli;

import picocli.CommandLine.Command;

/** Holds the commands about drill packages; none of them but {@code key} needs a server. */
@Command(
        name = "package",
        description = "Choose a name for a drill package, build one here, or verify one that was found.",
        mixinStandardHelpOptions = true)
final class PackageCommand extends CommandGroup {
    PackageCommand() {
        super("with packages");
    }
}
