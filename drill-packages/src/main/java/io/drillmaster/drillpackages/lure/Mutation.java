package io.drillmaster.drillpackages.lure;

/**
 * How a lure name is made from a real one. The order is that of belief: what people overlook most, or take for a part of
 * the real thing, comes first.
 */
public enum Mutation {
    /** Two neighbouring characters in each other's place. */
    TRANSPOSITION("transposition", "two neighbouring characters change places", "requests", "reqeusts"),
    /** One character is missing. */
    OMISSION("omission", "one character is left out", "requests", "reqests"),
    /** One character stands twice. */
    REPETITION("repetition", "one character is doubled", "requests", "requestts"),
    /** A word in the singular instead of the plural, or the other way round. */
    PLURAL("plural", "a word gains or loses its s", "requests", "request"),
    /** The real name with a word behind it that sounds like a part of the project. */
    COMBOSQUAT_SUFFIX("combosquat suffix", "a word is added behind the name", "requests", "requests-utils"),
    /** The real name with a word before it that sounds like a part of the project, or of the organisation. */
    COMBOSQUAT_PREFIX("combosquat prefix", "a word is added before the name", "requests", "python-requests"),
    /** A separator more, less, or another one. The same name on PyPI (PEP 503), another one on npm. */
    SEPARATOR("separator", "one of - _ . is added, left out or changed", "python-dateutil", "pythondateutil"),
    /** The words of the name in another order. */
    WORD_ORDER("word order", "the words of the name change places", "python-dateutil", "dateutil-python"),
    /** An npm scope is taken for a part of the name, or a part of the name for a scope. */
    SCOPE_CONFUSION("scope confusion", "an npm scope and the name's words are mixed up", "@acme/auth", "acme-auth"),
    /** A character, or two, that look like others in most fonts. ASCII only: registries take nothing else. */
    HOMOGLYPH("homoglyph", "a character is replaced by one that looks like it", "markupsafe", "rnarkupsafe"),
    /** A key next to the right one was hit. */
    REPLACEMENT(
            "replacement", "a neighbour on the QWERTY keyboard stands in a character's place", "requests", "requezts"),
    /** A key next to the right one was hit as well. */
    INSERTION("insertion", "a neighbour on the QWERTY keyboard stands beside a character", "requests", "requesats"),
    /** Another vowel, as people spell by ear. */
    VOWEL_SWAP("vowel swap", "a vowel is replaced by another", "requests", "raquests"),
    /** A major version that looks like a successor's name. */
    VERSION_SUFFIX("version suffix", "a version number is added or raised", "requests", "requests3"),
    /** One bit of one character is wrong, as after a memory error. */
    BITFLIP("bitflip", "one bit of one character is flipped", "requests", "reuuests");

    private final String title;
    private final String description;
    private final String exampleTarget;
    private final String example;

    Mutation(String title, String description, String exampleTarget, String example) {
        this.title = title;
        this.description = description;
        this.exampleTarget = exampleTarget;
        this.example = example;
    }

    /** The name that the field uses, in lower case. */
    public String title() {
        return title;
    }

    /** What it does, for people: half a sentence. */
    public String description() {
        return description;
    }

    /** A real name. */
    public String exampleTarget() {
        return exampleTarget;
    }

    /** One of the names that this makes of {@link #exampleTarget()}. */
    public String example() {
        return example;
    }
}
