package io.drillmaster.pages.view;

import java.util.List;

/**
 * GET {@code /help}: how Drillmaster measures.
 *
 * @param outcomes every outcome as people read it, and when it applies
 */
public record HelpPage(List<NamedValue> outcomes) implements Page {
    public HelpPage {
        outcomes = List.copyOf(outcomes);
    }
}
