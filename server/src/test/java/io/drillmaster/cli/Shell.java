package io.drillmaster.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.Map;

/** Runs commands as a shell would, in this process. */
final class Shell {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, String> environment;
    private Starting server = settings -> {
        throw new IllegalStateException("no server in this test");
    };
    private Demonstration demonstration = (settings, wish, out) -> {
        throw new IllegalStateException("no demonstration in this test");
    };

    private Shell(Map<String, String> environment) {
        this.environment = environment;
    }

    static Shell with(Map<String, String> environment) {
        return new Shell(environment);
    }

    static Shell plain() {
        return new Shell(Map.of());
    }

    Shell server(Starting starting) {
        this.server = starting;
        return this;
    }

    Shell demonstration(Demonstration given) {
        this.demonstration = given;
        return this;
    }

    /** Runs it to its end. @return the exit code */
    int run(String... arguments) {
        return Commands.all(server, demonstration, environment, InstantSource.system())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
