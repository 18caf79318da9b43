package io.drillmaster.drillpackages.dependencies;

/**
 * What a dependency file says besides its dependencies from a registry.
 *
 * @param line where, from 1
 * @param text what stands there, shortened and printable
 * @param reason why it is not among the dependencies, and what to do if it should be
 */
public record SkippedLine(int line, String text, String reason) {}
