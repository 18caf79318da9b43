package io.drillmaster.cli;

import picocli.CommandLine.Command;

/** Holds the commands about tabletop files; none of them needs a server. */
@Command(
        name = "tabletop",
        description = "Check tabletop files, list the tabletops there are, and turn them into spreadsheets and back.",
        mixinStandardHelpOptions = true)
final class TabletopCommand extends CommandGroup {
    TabletopCommand() {
        super("with tabletops");
    }
}
