package io.drillmaster.scenarios;

/** In which forms a scenario can be exercised. */
public enum ScenarioKind {
    /** A drill package is published and installed. */
    LIVE,
    /** People talk through the scenario's injects; nothing is installed. */
    TABLETOP,
    /** Either of the two, or both at once. */
    BOTH;

    /** Whether drill packages are published. */
    public boolean isLive() {
        return this != TABLETOP;
    }

    /** Whether injects are delivered. */
    public boolean isTabletop() {
        return this != LIVE;
    }
}
