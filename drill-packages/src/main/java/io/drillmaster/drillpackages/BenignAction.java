package io.drillmaster.drillpackages;

import java.time.Duration;
import java.util.List;

/**
 * The closed list of things a drill package can do when its install script runs. A drill package is composed from these
 * and from nothing else: there is no way to put free code into one.
 */
public enum BenignAction {
    /** Appends one line to the drill's own marker file. */
    WRITE_MARKER(
            "Appends a line to the drill's own marker file; nothing else is written.",
            List.of("T1059"),
            "a file named security-drill-* written below the marker directory by a child of the package manager",
            Duration.ofMillis(300)),
    /** Looks one name up below the drill's zone. */
    DNS_LOOKUP(
            "Looks up one DNS name that carries the token, the phase and a random part; nothing about the machine.",
            List.of("T1071.004"),
            "a DNS query for a name below the drill zone, first seen on this network",
            Duration.ofMillis(900)),
    /** Does nothing: the package is there to be noticed, or as a control. */
    NOOP("Does nothing.", List.of(), "nothing at run time; only the package's arrival", Duration.ofMillis(100));

    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // only ever List.of
    private final List<String> attackTechniques;

    private final String sensorView;
    private final Duration timeLimit;

    BenignAction(String description, List<String> attackTechniques, String sensorView, Duration timeLimit) {
        this.description = description;
        this.attackTechniques = attackTechniques;
        this.sensorView = sensorView;
        this.timeLimit = timeLimit;
    }

    /** What it does, for a reviewer. */
    public String description() {
        return description;
    }

    /** ATT&amp;CK technique ids (Enterprise, v19) that the action stands in for. */
    public List<String> attackTechniques() {
        return attackTechniques;
    }

    /** What a sensor that works should see. */
    public String sensorView() {
        return sensorView;
    }

    /** The longest that an install waits for the action; a hard limit that the hook enforces itself. */
    public Duration timeLimit() {
        return timeLimit;
    }
}
