package io.drillmaster.drillpackages;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The closed list of things a drill package can do when its install script runs. A drill package is composed from these
 * and from nothing else: there is no way to put free code into one. What each does to a machine is in {@link Effects}.
 */
public enum BenignAction {
    /** Appends one line to the drill's own marker file. */
    WRITE_MARKER(
            "Appends a line to the drill's own marker file, with the phase, a random part and the time; nothing else is"
                    + " written. On Windows nothing is.",
            List.of(Parameters.DIRECTORY),
            List.of("T1204.005"),
            "a file named security-drill-* written below the marker directory by a child of the package manager",
            "delete the marker file <directory>/security-drill-<token>.txt",
            Duration.ofMillis(300)),
    /** Looks one name up below the drill's zone. */
    DNS_LOOKUP(
            "Looks up one DNS name that carries the token, the phase and a random part; nothing about the machine.",
            List.of(
                    new Parameter(
                            "zone",
                            "the DNS zone below which the name is",
                            "the server's drill zone; the labels in front of it are fixed: phase, 8 random characters,"
                                    + " token"),
                    new Parameter(
                            "route",
                            "who is asked",
                            "the system's resolver, or one IP address (never a name) with a port of 1 to 65535")),
            List.of("T1071.004"),
            "a DNS query for a name below the drill zone, first seen on this network",
            "see that no name with the token <token> is looked up any more",
            Duration.ofMillis(900)),
    /** Starts a shell that does nothing. */
    SPAWN_SHELL_NOOP(
            "Starts /bin/sh with a command that does nothing and says which drill it belongs to. The shell gets no"
                    + " variable of the environment. On Windows nothing is started.",
            List.of(),
            List.of("T1059.004"),
            "a process sh -c ': security-drill-…' started by a child of the package manager",
            "",
            Duration.ofSeconds(1)),
    /** Plants a decoy file and reads it. */
    READ_DECOY(
            "Plants a file of its own below its own directory, with the text DRILL-DECOY, and reads that file; no other"
                    + " file is read. Links, and a directory of somebody else, are refused.",
            List.of(Parameters.DIRECTORY),
            List.of("T1552.001"),
            "a file named decoy-credentials.txt below a security-drill-* directory, created and then read by a child of"
                    + " the package manager",
            Parameters.DELETE_DECOYS,
            Duration.ofMillis(300)),
    /** Opens its own environment and counts the entries. */
    READ_PROC_ENVIRON_SELF(
            "Reads /proc/self/environ of its own process and counts the entries; no name and no value is kept or sent."
                    + " Where there is no such file, nothing is read.",
            List.of(),
            List.of("T1082"),
            "an open of /proc/<pid>/environ by a child of the package manager",
            "",
            Duration.ofMillis(300)),
    /** Writes a decoy configuration file. */
    WRITE_DECOY_CONFIG(
            "Writes a small file in the form of a dynamic linker configuration below its own directory. Nothing reads"
                    + " it, and each line of it is a comment. Links, and a directory of somebody else, are refused.",
            List.of(Parameters.DIRECTORY),
            List.of("T1574.006"),
            "a file named decoy-settings.conf written below a security-drill-* directory by a child of the package"
                    + " manager",
            Parameters.DELETE_DECOYS,
            Duration.ofMillis(300)),
    /** Connects to the canary and presents the drill's banner. */
    TCP_CONNECT(
            "Connects to the canary's own listener, sends a fixed banner with the token and reads at most 1 kB of the"
                    + " answer, which it drops; it sends nothing about the machine, and uses no proxy.",
            List.of(new Parameter(
                    "canary",
                    "where the canary listens, and what is said: over tcp one line, over http one GET for /<token>",
                    "tcp or http, one IP address (never a name), a port of 1 to 65535; set for the whole server")),
            List.of("T1071.001"),
            "an outbound connection from a child of the package manager to an address that is no package registry",
            "",
            Duration.ofMillis(1_500)),
    /** Waits. */
    SLEEP(
            "Waits for a fixed time, without load.",
            List.of(new Parameter("sleep", "how long it waits", "1 ms to 30 s; 5 s where nothing is chosen")),
            List.of(),
            "an install that takes longer than it should",
            "",
            Duration.ofSeconds(31)),
    /** Does nothing: the package is there to be noticed, or as a control. */
    NOOP(
            "Does nothing.",
            List.of(),
            List.of(),
            "nothing at run time; only the package's arrival",
            "",
            Duration.ofMillis(100));

    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // only ever List.of
    private final List<Parameter> parameters;

    @SuppressWarnings("ImmutableEnumChecker") // only ever List.of
    private final List<String> attackTechniques;

    private final String sensorView;
    private final String cleanUp;
    private final Duration timeLimit;

    BenignAction(
            String description,
            List<Parameter> parameters,
            List<String> attackTechniques,
            String sensorView,
            String cleanUp,
            Duration timeLimit) {
        this.description = description;
        this.parameters = parameters;
        this.attackTechniques = attackTechniques;
        this.sensorView = sensorView;
        this.cleanUp = cleanUp;
        this.timeLimit = timeLimit;
    }

    /** What it does, for a reviewer. */
    public String description() {
        return description;
    }

    /** What can be chosen about it; everything else is fixed. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** ATT&amp;CK technique ids (Enterprise, v19) that the action stands in for. */
    public List<String> attackTechniques() {
        return attackTechniques;
    }

    /** What a sensor that works should see. */
    public String sensorView() {
        return sensorView;
    }

    /**
     * How to remove what it leaves behind, as the rest of a sentence, with {@code <directory>} for the marker directory
     * and {@code <token>} for the token; empty when it leaves nothing.
     */
    public Optional<String> cleanUp() {
        return cleanUp.isEmpty() ? Optional.empty() : Optional.of(cleanUp);
    }

    /** The longest that an install waits for the action; a hard limit that the hook enforces itself. */
    public Duration timeLimit() {
        return timeLimit;
    }

    /** What several actions have in common. */
    private static final class Parameters {
        private static final Parameter DIRECTORY = new Parameter(
                "directory",
                "the marker directory, in which the drill's own files are",
                "absolute, at most 1000 characters, never one that belongs to the system; the names in it are fixed:"
                        + " security-drill-<token>…");

        private static final String DELETE_DECOYS = "delete the decoys' directory <directory>/security-drill-<token>";
    }
}
