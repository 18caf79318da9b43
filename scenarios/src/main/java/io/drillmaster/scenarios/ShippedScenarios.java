package io.drillmaster.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The scenario files that come with the product. A jar cannot be listed, so a resource names them. */
final class ShippedScenarios {
    private static final String DIRECTORY = "/scenarios/";

    private ShippedScenarios() {}

    static List<Scenario> load() {
        return names().stream()
                .map(name -> ScenarioLoader.load(text(name), "scenarios/" + name))
                .toList();
    }

    /** The file names, one a line in the resource {@code scenarios/index}. */
    static List<String> names() {
        return text("index").lines().toList();
    }

    static String text(String name) {
        try (var in = Objects.requireNonNull(ShippedScenarios.class.getResourceAsStream(DIRECTORY + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the shipped scenario " + name, e);
        }
    }
}
