package io.drillmaster.demo.history;

/** How well it is known when the code ran. */
enum Sight {
    /** By the host's own time, and a comparison of its clock with ours. */
    HOST_TIME,
    /** By a marker that was missing at one look and there at the next. */
    MARKER,
    /** By a look-up alone. */
    LOOKUP;

    boolean marker() {
        return this != LOOKUP;
    }

    boolean lookup() {
        return this != MARKER;
    }
}
