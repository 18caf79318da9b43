package io.drillmaster.tabletop.authoring;

import io.drillmaster.scenarios.msel.Msel;
import io.drillmaster.scenarios.msel.MselLoader;
import io.drillmaster.scenarios.msel.MselYaml;
import java.util.regex.Pattern;

/** Puts a version's number into a tabletop's text, and leaves its author's comments and layout alone. */
final class Renumbering {
    private static final Pattern VERSION = Pattern.compile("(?m)^version:[ \\t]*[0-9]+");

    private Renumbering() {}

    /** @param msel what the text says */
    static String of(String yaml, Msel msel, int version) {
        var wanted = numbered(msel, version);
        var text = VERSION.matcher(yaml).replaceFirst("version: " + version);
        // A text that has its version elsewhere, such as one in braces, is written anew.
        return MselLoader.load(text, "tabletop").equals(wanted) ? text : MselYaml.write(wanted);
    }

    private static Msel numbered(Msel msel, int version) {
        return new Msel(
                msel.id(),
                version,
                msel.title(),
                msel.summary(),
                msel.scenario(),
                msel.duration(),
                msel.source(),
                msel.groundRules(),
                msel.roles(),
                msel.objectives(),
                msel.modules(),
                msel.injects(),
                msel.glossary());
    }
}
