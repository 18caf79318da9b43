package io.drillmaster.scenarios.msel;

import io.drillmaster.scenarios.Finding;
import java.util.List;

/** Says everything that is wrong, or doubtful, with a tabletop file. */
public final class MselLinter {
    private MselLinter() {}

    /**
     * Reads the file as {@link MselLoader} would. A file with broken YAML is not checked against the schema, and one that
     * does not fit the schema is not checked for consistency, because what followed would be noise.
     *
     * @param yaml the file's text
     * @param origin what findings call the file
     * @return findings in the order of the file's lines; empty if the file is clean
     */
    public static List<Finding> lint(String yaml, String origin) {
        return MselReading.of(yaml, origin).findings();
    }
}
