package io.drillmaster.app;

import java.util.List;

/** The settings are wrong; the message has one line a problem, each with its place, what was found and what is allowed. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    SettingsException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence each: file problems in the order of the lines, then those of the environment. */
    public List<String> problems() {
        return problems;
    }
}
