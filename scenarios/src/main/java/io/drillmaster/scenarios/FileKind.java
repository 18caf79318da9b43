package io.drillmaster.scenarios;

/**
 * A kind of file that is read here: what messages call it, and how much of it is read at most.
 *
 * @param noun such as {@code scenario}, with the article "a"
 * @param sizeLimit bytes of UTF-8
 * @param depth how deep lists and mappings are nested in a correct file
 */
public record FileKind(String noun, int sizeLimit, int depth) {
    /** A scenario has a few thousand bytes. */
    public static final FileKind SCENARIO = new FileKind("scenario", 256 * 1024, 5);

    /** Says that a file is too large. */
    public String tooLarge() {
        return "the file is larger than " + sizeLimit / 1024 + " KiB, the most that a " + noun + " file may have";
    }
}
