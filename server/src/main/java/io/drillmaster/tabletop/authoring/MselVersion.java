package io.drillmaster.tabletop.authoring;

import io.drillmaster.scenarios.msel.Msel;

/**
 * A version of a tabletop.
 *
 * @param summary as lists show it
 * @param msel what sessions are played from
 * @param yaml the same as its author wrote it
 */
public record MselVersion(MselSummary summary, Msel msel, String yaml) {}
