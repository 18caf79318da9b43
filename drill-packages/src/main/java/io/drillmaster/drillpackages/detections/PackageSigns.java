package io.drillmaster.drillpackages.detections;

import io.drillmaster.drillpackages.BenignAction;
import io.drillmaster.drillpackages.MarkerPath;
import io.drillmaster.drillpackages.PackageName;
import io.drillmaster.drillpackages.Token;
import java.util.Set;

/**
 * What one drill package can be recognised by.
 *
 * @param name as published
 * @param marker where it leaves its marker; holds its token
 * @param actions what it does
 */
public record PackageSigns(PackageName name, MarkerPath marker, Set<BenignAction> actions) {
    public PackageSigns {
        actions = Set.copyOf(actions);
    }

    /** The label that stands in its marker, its look-ups and its connections. */
    public Token token() {
        return marker.token();
    }

    /** Whether it does this. */
    boolean does(BenignAction action) {
        return actions.contains(action);
    }
}
