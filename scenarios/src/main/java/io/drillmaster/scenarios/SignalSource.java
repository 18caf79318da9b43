package io.drillmaster.scenarios;

/** Where a signal that a scenario expects would come from. */
public enum SignalSource {
    /** A step or gate of the build pipeline. */
    CI("Build pipeline"),
    /** The private registry or its proxy. */
    REG("Registry"),
    /** Falco, watching system calls. */
    FALCO("Falco"),
    /** The resolver's log or response policy. */
    DNS("DNS resolver"),
    /** Egress filter or flow log. */
    FW("Egress filter"),
    /** osquery on the host. */
    OSQ("osquery"),
    /** A scanner that reads package contents or metadata. */
    SCAN("Package scanner"),
    /** A rule that correlates several logs. */
    SIEM("SIEM"),
    /** A person who notices and says so. */
    HUMAN("A person");

    private final String title;

    SignalSource(String title) {
        this.title = title;
    }

    /** The name as people write it. */
    public String title() {
        return title;
    }
}
