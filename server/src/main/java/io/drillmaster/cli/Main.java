package io.drillmaster.cli;

import java.time.InstantSource;

/** The program's entry. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code; threads that still run do not hold it up. */
    public static void main(String[] arguments) {
        Starting server = settings -> {
            throw CommandFailed.failed("This build holds no server.");
        };
        Demonstration demonstration = (settings, once, json, out) -> {
            throw CommandFailed.failed("This build holds no demonstration.");
        };
        var commands = Commands.all(server, demonstration, System.getenv(), InstantSource.system());
        System.exit(commands.execute(arguments));
    }
}
