package io.drillmaster.cli;

import picocli.CommandLine.Command;

/** Holds the command about the ATT&amp;CK catalogue. */
@Command(name = "attack", description = "Work with the ATT&CK catalogue.", mixinStandardHelpOptions = true)
final class AttackCommand extends CommandGroup {
    AttackCommand() {
        super("with the ATT&CK catalogue");
    }
}
