package io.drillmaster.scenarios;

/** Makes a {@link Scenario} of a file's text, or says why it cannot. */
public final class ScenarioLoader {
    private ScenarioLoader() {}

    /**
     * Warnings do not keep a scenario from loading; {@link ScenarioLinter} tells them.
     *
     * @param yamlText the file's text; {@link Scenario#yaml()} keeps it unchanged
     * @param origin what findings call the file
     * @throws ScenarioException with every finding, if one of them is an error
     */
    public static Scenario load(String yamlText, String origin) {
        var reading = ScenarioReading.of(yamlText, origin);
        return reading.scenario().orElseThrow(() -> new ScenarioException(reading.findings()));
    }
}
