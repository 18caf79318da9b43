package io.drillmaster.drillpackages;

/**
 * Something that a planner chooses about a benign action.
 *
 * @param name what it is called
 * @param meaning what it decides
 * @param limits what is allowed; the builder refuses everything else
 */
public record Parameter(String name, String meaning, String limits) {}
