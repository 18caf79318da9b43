package io.drillmaster.scenarios;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One scenario file, read.
 *
 * @param scenario the scenario, if no finding is an error
 * @param findings what was found, in the order of the file's lines
 */
record ScenarioReading(Optional<Scenario> scenario, List<Finding> findings) {

    static ScenarioReading of(String yamlText, String origin) {
        return of(yamlText, origin, Set.of());
    }

    /**
     * Reads in three steps, each only if the one before found no error: YAML, schema, consistency.
     *
     * @param takenIds ids that other scenarios have; the file must bring a new one
     */
    static ScenarioReading of(String yamlText, String origin, Set<String> takenIds) {
        var findings = new Findings(origin);
        var document = YamlReader.read(yamlText, FileKind.SCENARIO, findings);
        document.ifPresent(read -> SchemaCheck.SCENARIO.check(read, findings));
        if (document.isEmpty() || findings.hasErrors()) {
            return new ScenarioReading(Optional.empty(), findings.inOrder());
        }
        var scenario = ScenarioBinding.scenario(document.get().json(), yamlText);
        new ConsistencyCheck(scenario, document.get(), findings).check();
        if (takenIds.contains(scenario.id())) {
            findings.error(
                    document.get().valueAt("/id"),
                    "/id",
                    "another scenario is already called " + scenario.id()
                            + "; this file is not used, give it an own id");
        }
        return new ScenarioReading(findings.hasErrors() ? Optional.empty() : Optional.of(scenario), findings.inOrder());
    }

    /** A file of which nothing can be said but that it could not be read. */
    static ScenarioReading unreadable(String origin, String message) {
        var findings = new Findings(origin);
        findings.error(Place.START, "", message);
        return new ScenarioReading(Optional.empty(), findings.inOrder());
    }
}
