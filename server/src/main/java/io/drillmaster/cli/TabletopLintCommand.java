package io.drillmaster.cli;

import io.drillmaster.scenarios.Finding;
import io.drillmaster.scenarios.msel.MselLinter;
import io.drillmaster.scenarios.msel.MselWorkbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says everything that is wrong or doubtful with tabletop files, one line a finding. */
@Command(
        name = "lint",
        description = {
            "Check tabletop files, YAML or XLSX. Each finding is one line, FILE:LINE:COLUMN: error|warning: what was found.",
            "Exit code 1 when there is an error; warnings alone give 0."
        },
        mixinStandardHelpOptions = true)
final class TabletopLintCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Tabletop files; a spreadsheet's name ends in .xlsx.")
    private List<Path> files = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec spec;

    @Override
    public Integer call() {
        return FileFindings.print(
                files, TabletopLintCommand::lint, spec.commandLine().getOut());
    }

    private static List<Finding> lint(Path file) throws IOException {
        return file.toString().endsWith(".xlsx")
                ? MselWorkbook.lint(TabletopImportCommand.bytes(file), file.toString())
                : MselLinter.lint(Files.readString(file), file.toString());
    }
}
