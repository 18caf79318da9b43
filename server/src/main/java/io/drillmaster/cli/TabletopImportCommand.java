package io.drillmaster.cli;

import io.drillmaster.scenarios.ScenarioException;
import io.drillmaster.scenarios.msel.MselWorkbook;
import io.drillmaster.scenarios.msel.MselYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the tabletop of a spreadsheet as YAML. */
@Command(
        name = "import",
        description = {
            "Print the tabletop of a spreadsheet as YAML.",
            "What is wrong with it is told with its sheet and cell; exit code 1 then."
        },
        mixinStandardHelpOptions = true)
final class TabletopImportCommand implements Callable<Integer> {
    /** More than the library takes, so that it is the one that says how much is too much. */
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    @Parameters(paramLabel = "FILE.xlsx", description = "The spreadsheet.")
    private Path file = Path.of("");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            var msel = MselWorkbook.read(bytes(file), file.toString());
            spec.commandLine().getOut().print(MselYaml.write(msel));
            spec.commandLine().getOut().flush();
            return ExitCode.DONE;
        } catch (ScenarioException refused) {
            refused.findings().forEach(spec.commandLine().getErr()::println);
            spec.commandLine().getErr().flush();
            return ExitCode.FAILED;
        } catch (IOException e) {
            throw CommandFailed.failed(file + ": " + FileFindings.reason(file, e));
        }
    }

    /** The file's bytes, or so many of them that it is refused. */
    static byte[] bytes(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(MOST_BYTES);
        }
    }
}
