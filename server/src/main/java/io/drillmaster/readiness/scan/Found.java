package io.drillmaster.readiness.scan;

import java.util.List;

/**
 * What a lock file says.
 *
 * @param detail more about its kind; may be empty
 * @param dependencies those that come from elsewhere
 * @param remarks what was left out
 */
record Found(String detail, List<ScannedDependency> dependencies, List<String> remarks) {
    Found {
        dependencies = List.copyOf(dependencies);
        remarks = List.copyOf(remarks);
    }
}
