package io.drillmaster.cli;

import io.drillmaster.scenarios.ScenarioLibrary;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists what exercises can be planned from. */
@Command(
        name = "list",
        description = "List the scenarios there are: those that come with Drillmaster, then those of scenarios-dir.",
        mixinStandardHelpOptions = true)
final class ScenarioListCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec spec;

    ScenarioListCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var library = config.read(environment)
                .scenariosDirectory()
                .map(ScenarioLibrary::of)
                .orElseGet(ScenarioLibrary::ofShipped);
        var out = spec.commandLine().getOut();
        for (var scenario : library.scenarios()) {
            out.printf(
                    "%-10s v%-3d %-9s %s%n",
                    scenario.id(),
                    scenario.version(),
                    scenario.kind().name().toLowerCase(Locale.ROOT),
                    scenario.title());
        }
        out.flush();
        library.problems().forEach(spec.commandLine().getErr()::println);
        spec.commandLine().getErr().flush();
        return ExitCode.DONE;
    }
}
