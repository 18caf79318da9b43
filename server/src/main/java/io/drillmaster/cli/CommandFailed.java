package io.drillmaster.cli;

/** A command ends with a sentence for the person who gave it, and an exit code. */
public final class CommandFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CommandFailed(int exitCode, String sentence) {
        super(sentence, null, false, false);
        this.exitCode = exitCode;
    }

    /** It was tried and did not work (exit code 1). */
    public static CommandFailed failed(String sentence) {
        return new CommandFailed(ExitCode.FAILED, sentence);
    }

    /** Command line, settings or this machine's ports cannot be used; nothing was started (exit code 2). */
    public static CommandFailed unusable(String sentence) {
        return new CommandFailed(ExitCode.UNUSABLE, sentence);
    }

    int exitCode() {
        return exitCode;
    }
}
