package io.drillmaster.drillpackages.dependencies;

import io.drillmaster.drillpackages.PackageName;

/**
 * A package that a project takes from a registry.
 *
 * @param name its name in the registry
 * @param line where the file names it first, from 1
 */
public record Dependency(PackageName name, int line) {}
