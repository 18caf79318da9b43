package io.drillmaster.cli;

import io.drillmaster.scenarios.HumanDuration;
import io.drillmaster.scenarios.msel.MselLibrary;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the tabletops that come with the product. */
@Command(name = "list", description = "List the tabletops that come with Drillmaster.", mixinStandardHelpOptions = true)
final class TabletopListCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        for (var msel : MselLibrary.ofShipped().msels()) {
            out.printf(
                    "%-10s v%-3d %-6s %2d injects  %s%n",
                    msel.id(),
                    msel.version(),
                    HumanDuration.format(msel.duration()),
                    msel.injects().size(),
                    msel.title());
        }
        out.flush();
        return ExitCode.DONE;
    }
}
