package io.drillmaster.readiness;

/** What a signal's values are. */
public enum Unit {
    /** A part of a whole, given as two counts so that nobody has to guess how many there were. */
    SHARE,
    /** How many there are. */
    COUNT,
    /** How long it lasts. */
    DURATION
}
