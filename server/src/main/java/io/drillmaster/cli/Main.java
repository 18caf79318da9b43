package io.drillmaster.cli;

import io.drillmaster.app.Application;
import io.drillmaster.app.Settings;
import io.drillmaster.demo.Demo;
import io.drillmaster.demo.Wish;
import java.io.PrintWriter;
import java.time.InstantSource;

/** The program's entry. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code; threads that still run do not hold it up. */
    public static void main(String[] arguments) {
        var clock = InstantSource.system();
        var commands = Commands.all(
                settings -> new Server(Application.start(settings, null, clock)),
                (settings, wish, out) -> demonstrate(settings, wish, out, clock),
                System.getenv(),
                clock);
        System.exit(commands.execute(arguments));
    }

    private static boolean demonstrate(Settings settings, Wish wish, PrintWriter out, InstantSource clock) {
        try (var stop = new StopSignal()) {
            return new Demo(clock).run(settings, wish, out, howToLookAround -> {
                if (!wish.once()) {
                    out.println(howToLookAround);
                    out.println("Stop with Ctrl-C.");
                    out.flush();
                    stop.await();
                }
            });
        }
    }

    private record Server(Application application) implements Starting.Running {
        @Override
        public int httpPort() {
            return application.httpPort();
        }

        @Override
        public String setupSecret() {
            return application.setupSecret().orElse("");
        }

        @Override
        public void close() {
            application.close();
        }
    }
}
