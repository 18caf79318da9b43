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
    /** Starts a shell that does nothing. */
    SPAWN_SHELL_NOOP(
            "Starts /bin/sh with a command that does nothing and says which drill it belongs to.",
            List.of("T1059.004"),
            "a process sh -c ': security-drill-…' started by a child of the package manager",
            Duration.ofSeconds(1)),
    /** Plants a decoy file and reads it. */
    READ_DECOY(
            "Plants a file of its own below its own directory, with the text DRILL-DECOY, and reads that file; no other"
                    + " file is read.",
            List.of("T1552.001"),
            "a file named decoy-credentials.txt below a security-drill-* directory, created and then read by a child of"
                    + " the package manager",
            Duration.ofMillis(300)),
    /** Opens its own environment and counts the entries. */
    READ_PROC_ENVIRON_SELF(
            "Reads /proc/self/environ of its own process and counts the entries; no name and no value is kept or sent.",
            List.of("T1082"),
            "an open of /proc/<pid>/environ by a child of the package manager",
            Duration.ofMillis(300)),
    /** Writes a decoy configuration file. */
    WRITE_DECOY_CONFIG(
            "Writes a small configuration file that nothing reads, below its own directory.",
            List.of("T1574"),
            "a file named decoy-settings.conf written below a security-drill-* directory by a child of the package"
                    + " manager",
            Duration.ofMillis(300)),
    /** Connects to the canary and presents the drill's banner. */
    TCP_CONNECT(
            "Connects to the canary's own listener and sends a fixed banner with the token; nothing about the machine.",
            List.of("T1071.001"),
            "an outbound connection from a child of the package manager to an address that is no package registry",
            Duration.ofMillis(1_500)),
    /** Waits. */
    SLEEP(
            "Waits for a fixed time of at most 30 seconds, without load.",
            List.of(),
            "an install that takes longer than it should",
            Duration.ofSeconds(31)),
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
