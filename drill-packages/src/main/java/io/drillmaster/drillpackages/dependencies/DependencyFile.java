package io.drillmaster.drillpackages.dependencies;

import io.drillmaster.drillpackages.PackageName;
import java.util.List;

/**
 * A dependency file, read.
 *
 * @param dependencies what it takes from a registry, each once, in the file's order; all of one ecosystem
 * @param skipped what else it names
 */
public record DependencyFile(List<Dependency> dependencies, List<SkippedLine> skipped) {
    /** Takes copies. */
    public DependencyFile {
        dependencies = List.copyOf(dependencies);
        skipped = List.copyOf(skipped);
    }

    /** The names of its dependencies. */
    public List<PackageName> names() {
        return dependencies.stream().map(Dependency::name).toList();
    }
}
