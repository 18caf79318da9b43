package io.drillmaster.cli;

import io.drillmaster.app.SettingsException;
import io.drillmaster.common.Problem;
import io.drillmaster.db.DatabaseException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells how a command failed: a sentence where a person can do something about it, a stack trace where we must. */
final class Failures implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        var err = command.getErr();
        if (failure instanceof SettingsException wrong) {
            err.println("The settings cannot be used:");
            wrong.problems().forEach(problem -> err.println("  " + problem));
            return ended(err, ExitCode.UNUSABLE);
        }
        if (failure instanceof CommandFailed failed) {
            err.println(failed.getMessage());
            return ended(err, failed.exitCode());
        }
        if (failure instanceof DatabaseException || failure instanceof Problem) {
            err.println(failure.getMessage());
            return ended(err, ExitCode.FAILED);
        }
        err.println("This is a fault of Drillmaster. Please report it with all of what follows:");
        failure.printStackTrace(err);
        return ended(err, ExitCode.FAILED);
    }

    private static int ended(PrintWriter err, int exitCode) {
        err.flush();
        return exitCode;
    }
}
