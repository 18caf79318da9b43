package io.drillmaster.cli;

import io.drillmaster.scenarios.msel.Msel;
import io.drillmaster.scenarios.msel.MselLibrary;
import io.drillmaster.scenarios.msel.MselWorkbook;
import io.drillmaster.scenarios.msel.MselYaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a tabletop as a file that can be changed. */
@Command(
        name = "export",
        description =
                "Write a tabletop as a file that can be changed: YAML, or a spreadsheet with the columns of an MSEL.",
        mixinStandardHelpOptions = true)
final class TabletopExportCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "ID", description = "The tabletop's id; drillmaster tabletop list has them.")
    private String id = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description =
                    "Where to write it; it must not exist. Without it, YAML is printed, and a spreadsheet is ID.xlsx.")
    private @Nullable Path file;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private Form form;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec spec;

    private static final class Form {
        @Option(names = "--xlsx", description = "As a spreadsheet.")
        private boolean xlsx;

        @Option(names = "--yaml", description = "As YAML.")
        @SuppressWarnings("UnusedVariable") // the only other choice
        private boolean yaml;
    }

    @Override
    public Integer call() {
        var library = MselLibrary.ofShipped();
        var msel = library.find(id)
                .orElseThrow(() -> CommandFailed.failed("There is no tabletop " + id + "; there are "
                        + library.msels().stream().map(Msel::id).collect(Collectors.joining(", ")) + "."));
        var out = spec.commandLine().getOut();
        if (form.xlsx) {
            write(MselWorkbook.write(msel), file == null ? Path.of(id + ".xlsx") : file);
        } else if (file == null) {
            out.print(MselYaml.write(msel));
        } else {
            write(MselYaml.write(msel).getBytes(StandardCharsets.UTF_8), file);
        }
        out.flush();
        return ExitCode.DONE;
    }

    private void write(byte[] bytes, Path target) {
        try {
            Files.write(target, bytes, StandardOpenOption.CREATE_NEW);
            spec.commandLine().getOut().println("Written to " + target + ".");
        } catch (FileAlreadyExistsException e) {
            throw CommandFailed.failed("There is a file " + target + " already; name another one, or remove it.");
        } catch (IOException e) {
            throw CommandFailed.failed("The file " + target + " cannot be written: " + e.getMessage());
        }
    }
}
