package io.drillmaster.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the server until the process is told to stop. */
@Command(
        name = "serve",
        description = "Run the server until it is told to stop (Ctrl-C or SIGTERM).",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    private final Starting starting;
    private final Map<String, String> environment;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec spec;

    ServeCommand(Starting starting, Map<String, String> environment) {
        this.starting = starting;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var settings = config.read(environment);
        var out = spec.commandLine().getOut();
        var err = spec.commandLine().getErr();
        settings.warnings().forEach(warning -> err.println("Warning: " + warning));
        err.flush();
        Ports.check(settings, "choose another with http.port (DRILLMASTER_HTTP_PORT)")
                .ifPresent(problem -> {
                    throw CommandFailed.unusable(problem);
                });
        try (var stop = new StopSignal();
                var running = starting.start(settings)) {
            var address = settings.address(running.httpPort());
            out.println("Drillmaster serves " + address);
            if (!running.setupSecret().isEmpty()) {
                out.println("Nobody can administer it yet. Create the first account within 24 hours at "
                        + SetupLink.of(address, running.setupSecret()));
            }
            out.flush();
            stop.await();
        }
        return ExitCode.DONE;
    }
}
