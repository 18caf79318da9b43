package io.drillmaster.alert.source;

/** A word of a POSIX shell's command line. */
final class ShellWord {
    private ShellWord() {}

    /** The text in single quotes, so that the shell takes it as it is. */
    static String of(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
