package io.drillmaster.cli;

import io.drillmaster.app.SettingsReference;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the reference of all settings. */
@Command(name = "settings", description = "Print the reference of all settings.", mixinStandardHelpOptions = true)
final class SettingsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(SettingsReference.markdown());
        spec.commandLine().getOut().flush();
        return ExitCode.DONE;
    }
}
