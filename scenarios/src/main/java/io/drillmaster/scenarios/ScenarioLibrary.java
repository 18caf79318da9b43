package io.drillmaster.scenarios;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The scenarios that exercises can be planned from: those shipped, and those in the operator's own directory. A file that
 * cannot be used is told of in {@link #problems()} and keeps no other from being used.
 */
public final class ScenarioLibrary {
    private static final List<Scenario> SHIPPED = ShippedScenarios.load();

    private final Map<String, Scenario> byId = new LinkedHashMap<>();
    private final List<Finding> problems = new ArrayList<>();

    private ScenarioLibrary() {
        SHIPPED.forEach(scenario -> byId.put(scenario.id(), scenario));
    }

    /** The scenarios that come with the product, in the order of their index. */
    public static List<Scenario> shipped() {
        return SHIPPED;
    }

    /** The shipped scenarios only. */
    public static ScenarioLibrary ofShipped() {
        return new ScenarioLibrary();
    }

    /**
     * The shipped scenarios and the files {@code *.yaml} and {@code *.yml} of a directory (not of directories in it), read
     * once. An id can be used once: the shipped scenario comes first, then the files by name.
     */
    public static ScenarioLibrary of(Path directory) {
        var library = new ScenarioLibrary();
        for (var reading : ScenarioDirectory.read(directory, library.byId.keySet())) {
            library.problems.addAll(reading.findings());
            reading.scenario().ifPresent(scenario -> library.byId.put(scenario.id(), scenario));
        }
        return library;
    }

    /** Shipped ones first, then the operator's by file name. */
    public List<Scenario> scenarios() {
        return List.copyOf(byId.values());
    }

    /** The scenario of that id. */
    public Optional<Scenario> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Errors and warnings about the operator's files; a file with an error is not among the scenarios. */
    public List<Finding> problems() {
        return List.copyOf(problems);
    }
}
