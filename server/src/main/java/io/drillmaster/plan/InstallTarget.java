package io.drillmaster.plan;

import io.drillmaster.drillpackages.BenignAction;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.ExecutionVector;
import io.drillmaster.drillpackages.Token;
import java.time.Duration;
import java.util.Set;

/**
 * One drill package of an exercise, meant to be installed in one kind of place.
 *
 * @param token the unguessable label that evidence carries
 * @param name how people call the target, from the scenario
 * @param ecosystem whose client installs it
 * @param packageName as published
 * @param packageVersion as published; the registry may have raised it above what the scenario asked for
 * @param markerPath absolute path of the marker file that the package writes
 * @param vector what makes a client run the package's script
 * @param actions what the package does when its script runs
 * @param sleep how long it waits, where one of the actions is to wait
 * @param republish whether it takes the place of a harmless package of the same version, published at planning
 * @param registry where it is published: {@link #BUILT_IN}, or the id of a registry outside
 */
public record InstallTarget(
        Token token,
        String name,
        Ecosystem ecosystem,
        String packageName,
        String packageVersion,
        String markerPath,
        ExecutionVector vector,
        Set<BenignAction> actions,
        Duration sleep,
        boolean republish,
        String registry) {
    /** The registry of this server. */
    public static final String BUILT_IN = "built-in";

    public InstallTarget {
        actions = Set.copyOf(actions);
    }

    /** One that is published to the registry of this server. */
    public InstallTarget(
            Token token,
            String name,
            Ecosystem ecosystem,
            String packageName,
            String packageVersion,
            String markerPath,
            ExecutionVector vector,
            Set<BenignAction> actions,
            Duration sleep) {
        this(token, name, ecosystem, packageName, packageVersion, markerPath, vector, actions, sleep, false, BUILT_IN);
    }

    /** The same package with other actions. */
    public InstallTarget doing(Set<BenignAction> others) {
        return new InstallTarget(
                token,
                name,
                ecosystem,
                packageName,
                packageVersion,
                markerPath,
                vector,
                others,
                sleep,
                republish,
                registry);
    }

    /** Whether it is published to the registry of this server. */
    public boolean publishedHere() {
        return registry.equals(BUILT_IN);
    }
}
