package io.drillmaster.demo;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is to be demonstrated.
 *
 * @param once stop when it is done; otherwise the web pages stay up
 * @param withHistory load the sample history first
 * @param json where to write the result of the drills as JSON
 */
public record Wish(boolean once, boolean withHistory, Optional<Path> json) {
    /** Whether drills are run: with {@code --once}, the history is loaded instead of them. */
    public boolean drills() {
        return !(once && withHistory);
    }
}
