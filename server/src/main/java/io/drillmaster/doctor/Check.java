package io.drillmaster.doctor;

import java.time.Duration;
import java.util.List;

/** One subject that the doctor looks at. It changes nothing and creates no evidence. */
public interface Check {
    /** How people name it on the command line: lower case, never renamed. */
    String id();

    /** How it is headed. */
    String title();

    /** How long it may take; it is interrupted then. */
    default Duration patience() {
        return Duration.ofSeconds(15);
    }

    /** Looks, and tells what it found: one finding at least. */
    List<Finding> run() throws InterruptedException;
}
