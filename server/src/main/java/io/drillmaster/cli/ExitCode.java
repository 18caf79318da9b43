package io.drillmaster.cli;

/** What the program's end tells the shell. */
final class ExitCode {
    /** What was asked for was done. */
    static final int DONE = 0;

    /** It was tried and did not work, or what was checked is wrong. */
    static final int FAILED = 1;

    /** Nothing was tried: the command line or the settings cannot be used. */
    static final int UNUSABLE = 2;

    private ExitCode() {}
}
