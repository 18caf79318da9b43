package io.drillmaster.registry.publish;

/** Where a package is in its life in a registry outside. */
public enum ReceiptState {
    /** Written down; perhaps sent, perhaps not. */
    INTENDED("perhaps sent"),
    /** Seen in the registry. */
    UPLOADED("published"),
    /** Seen to be gone. */
    WITHDRAWN("withdrawn"),
    /** Withdrawal was tried, and it is not gone, or nobody can tell. */
    LEFT("left behind");

    private final String title;

    ReceiptState(String title) {
        this.title = title;
    }

    /** As people read it. */
    public String title() {
        return title;
    }
}
