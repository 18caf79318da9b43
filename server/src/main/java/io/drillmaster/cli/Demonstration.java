package io.drillmaster.cli;

import io.drillmaster.app.Settings;
import io.drillmaster.demo.Wish;
import java.io.PrintWriter;

/** Runs the demonstration; how the command line knows it. */
@FunctionalInterface
public interface Demonstration {
    /**
     * Runs the demonstration.
     *
     * @param out for the person who watches
     * @return whether it came out as it had to
     */
    boolean run(Settings settings, Wish wish, PrintWriter out);
}
