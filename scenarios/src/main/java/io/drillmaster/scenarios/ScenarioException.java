package io.drillmaster.scenarios;

import java.util.List;
import java.util.stream.Collectors;

/** A scenario file or a tabletop was refused. The message has one line a finding. */
public final class ScenarioException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    /** With every finding, of which one at least is an error. */
    public ScenarioException(List<Finding> findings) {
        super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    /** Everything found in the file, warnings too, in the order of its lines. */
    public List<Finding> findings() {
        return findings;
    }
}
