package io.drillmaster.pages.view;

import java.util.Locale;

/** The drawings in {@code icons.svg}, by what they stand for. */
public enum Icon {
    /** Published, fetched or withdrawn. */
    PACKAGE,
    /** A DNS name was looked up. */
    DNS,
    /** A marker file, there or not. */
    MARKER,
    /** An alert, or its attribution. */
    ALERT,
    /** A person said something. */
    PERSON,
    /** Clocks were compared. */
    CLOCK,
    /** Stopped for safety. */
    STOP,
    /** The drill was revealed. */
    REVEAL,
    /** Clean-up. */
    CLEAN_UP,
    /** Something was taken back. */
    RETRACTED;

    /** Id of the drawing. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
