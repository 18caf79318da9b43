package io.drillmaster.cli;

import io.drillmaster.app.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;

/** Runs the demonstration; how the command line knows it. */
@FunctionalInterface
public interface Demonstration {
    /**
     * Runs one exercise from plan to post-mortem.
     *
     * @param once whether to stop after the exercise; otherwise the web pages stay up until the process is told to stop
     * @param json where to write the result as JSON
     * @param out for the person who watches
     * @return whether the exercise was carried out and measured
     */
    boolean run(Settings settings, boolean once, Optional<Path> json, PrintWriter out);
}
