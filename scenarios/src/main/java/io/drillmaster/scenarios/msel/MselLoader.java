package io.drillmaster.scenarios.msel;

/** Makes a {@link Msel} of a tabletop file's text, or says why it cannot. */
public final class MselLoader {
    private MselLoader() {}

    /**
     * Warnings do not keep a tabletop from loading; {@link MselLinter} tells them.
     *
     * @param yaml the file's text
     * @param origin what findings call the file
     * @throws io.drillmaster.scenarios.ScenarioException with every finding, if one of them is an error
     */
    public static Msel load(String yaml, String origin) {
        return MselReading.of(yaml, origin).orRefused();
    }
}
