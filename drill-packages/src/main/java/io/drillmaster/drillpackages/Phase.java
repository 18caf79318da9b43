package io.drillmaster.drillpackages;

/** When a drill package's script ran. */
public enum Phase {
    /** The client looked at the package (pip download, dry run, or the first half of an install). */
    RESOLVED("r"),
    /** The client installed it. */
    INSTALLED("i");

    private final String letter;

    Phase(String letter) {
        this.letter = letter;
    }

    /** As it stands in DNS names and marker lines. */
    public String letter() {
        return letter;
    }
}
