package io.drillmaster.cli;

import java.util.regex.Pattern;

/**
 * A header that goes with a stored delivery.
 *
 * @param name as written
 * @param value without blanks around it
 */
record ReplayHeader(String name, String value) {
    private static final Pattern FORM = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \\t]*(\\P{Cntrl}*)");

    /** Reads {@code Name: value}. @throws CommandFailed when it is none, saying the place where it stands */
    static ReplayHeader parse(String text, String place) {
        var form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw CommandFailed.unusable(
                    place + ": '" + text.strip() + "' is no header; write for example X-GitHub-Event: workflow_run.");
        }
        return new ReplayHeader(form.group(1), form.group(2).strip());
    }
}
