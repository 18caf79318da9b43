package io.drillmaster.drillpackages;

import java.util.Optional;

/** How far things had gone when a drill package's hook ran. */
public enum Phase {
    /** It looked at the package: downloaded it and asked for its metadata. Nothing is installed yet. */
    RESOLVED("r"),
    /** It installed the package. */
    INSTALLED("i"),
    /** A program loaded the installed package: imported it, or was started by an interpreter that did. */
    LOADED("l");

    private final String code;

    Phase(String code) {
        this.code = code;
    }

    /** The letter in DNS names and marker lines. */
    public String code() {
        return code;
    }

    /** The phase of a letter; empty when there is none. */
    public static Optional<Phase> ofCode(String code) {
        for (var phase : values()) {
            if (phase.code.equals(code)) {
                return Optional.of(phase);
            }
        }
        return Optional.empty();
    }
}
