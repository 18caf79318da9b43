package io.drillmaster.registry.publish;

import java.util.List;

/**
 * What a look at a registry before publishing found.
 *
 * @param passed whether drill packages may be published there
 * @param words what was asked and answered and, when it did not pass, what to change; sentences
 */
public record Preflight(boolean passed, List<String> words) {
    public Preflight {
        words = List.copyOf(words);
    }
}
