package io.drillmaster.registry;

/** Whether a version, or a file name, that was used before may get other bytes. */
public enum Republish {
    /** The rule of every public registry: what was used once is used for ever, also after its withdrawal. */
    REFUSED,
    /** For drills of hash pins: the exercise's own file is replaced, and a withdrawn one's name is used again. */
    ALLOWED
}
