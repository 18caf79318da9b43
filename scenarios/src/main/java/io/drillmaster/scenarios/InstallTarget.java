package io.drillmaster.scenarios;

import io.drillmaster.drillpackages.BenignAction;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.ExecutionVector;
import java.time.Duration;
import java.util.List;

/**
 * One thing that a live drill has somebody install. Each target gets its own token, and so its own drill package.
 *
 * @param name what the exercise calls it, unique in its scenario
 * @param ecosystem whose package manager installs it
 * @param packageName the drill package's name as the registry lists it
 * @param version the drill package's version, three numbers
 * @param vector what makes a client run the install script
 * @param actions what the install script does, in this order
 * @param sleep how long it waits, where one of the actions is to wait
 * @param republish whether a harmless package of the same version is there before, and this one takes its place
 * @param command what the person who installs it is shown; {@value #INDEX} stands for the drill registry's address
 */
public record InstallTarget(
        String name,
        Ecosystem ecosystem,
        String packageName,
        String version,
        ExecutionVector vector,
        List<BenignAction> actions,
        Duration sleep,
        boolean republish,
        String command) {

    /** The only placeholder a command may have: the address of the drill registry's index for the ecosystem. */
    public static final String INDEX = "{index}";

    public InstallTarget {
        actions = List.copyOf(actions);
    }

    /** The command with the registry's address filled in, ready to be copied into a shell. */
    public String commandFor(String indexAddress) {
        return command.replace(INDEX, indexAddress);
    }
}
