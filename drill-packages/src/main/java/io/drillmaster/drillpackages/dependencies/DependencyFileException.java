package io.drillmaster.drillpackages.dependencies;

/** A dependency file cannot be read. The message is a sentence that begins with the line. */
public final class DependencyFileException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int line;

    DependencyFileException(int line, String sentence) {
        super("line " + line + ": " + sentence);
        this.line = line;
    }

    /** Where it is wrong, from 1. */
    public int line() {
        return line;
    }
}
