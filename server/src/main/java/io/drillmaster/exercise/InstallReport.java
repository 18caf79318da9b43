package io.drillmaster.exercise;

import io.drillmaster.drillpackages.Token;

/**
 * How the install of a drill package went, as whoever ran the package client tells it.
 *
 * @param target token of the package's install target
 * @param client e.g. {@code npm}
 * @param version e.g. {@code 12.2.0}; empty when not known
 * @param scriptsBlocked the person says that the client did not run the package's install scripts
 * @param note a sentence for people; may be empty
 * @param output what the client printed; may be empty
 */
public record InstallReport(
        Token target,
        String client,
        String version,
        int exitCode,
        boolean scriptsBlocked,
        String note,
        String output) {}
