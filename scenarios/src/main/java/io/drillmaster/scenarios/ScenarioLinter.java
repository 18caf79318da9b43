package io.drillmaster.scenarios;

import java.util.List;

/** Says everything that is wrong, or doubtful, with a scenario file. */
public final class ScenarioLinter {
    private ScenarioLinter() {}

    /**
     * Reads the file as {@link ScenarioLoader} would. A file with broken YAML is not checked against the schema, and one
     * that does not fit the schema is not checked for consistency, because what followed would be noise.
     *
     * @param yamlText the file's text
     * @param origin what findings call the file
     * @return findings in the order of the file's lines; empty if the file is clean
     */
    public static List<Finding> lint(String yamlText, String origin) {
        return ScenarioReading.of(yamlText, origin).findings();
    }
}
