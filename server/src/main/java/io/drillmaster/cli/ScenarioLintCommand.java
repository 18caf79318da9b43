package io.drillmaster.cli;

import io.drillmaster.scenarios.ScenarioLinter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says everything that is wrong or doubtful with scenario files, one line a finding. */
@Command(
        name = "lint",
        description = {
            "Check scenario files. Each finding is one line, FILE:LINE:COLUMN: error|warning: what was found.",
            "Exit code 1 when there is an error; warnings alone give 0."
        },
        mixinStandardHelpOptions = true)
final class ScenarioLintCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Scenario files.")
    private List<Path> files = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec spec;

    @Override
    public Integer call() {
        return FileFindings.print(
                files,
                file -> ScenarioLinter.lint(Files.readString(file), file.toString()),
                spec.commandLine().getOut());
    }
}
