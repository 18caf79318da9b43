package io.drillmaster.cli;

import io.drillmaster.attack.CatalogueException;
import io.drillmaster.attack.CompactCatalogue;
import io.drillmaster.attack.StixBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a catalogue of MITRE's STIX bundle. */
@Command(
        name = "import",
        description = {
            "Make an ATT&CK catalogue of MITRE's STIX 2.1 bundle (enterprise-attack.json), and print it.",
            "Keep it in a file and name that in the setting attack.catalogue."
        },
        mixinStandardHelpOptions = true)
final class AttackImportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The bundle.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private Path file;

    @Option(
            names = "--attack-version",
            paramLabel = "VERSION",
            description = "Version of ATT&CK, such as 9.0; needed only where the bundle does not say it.")
    private String version = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (var in = Files.newInputStream(file)) {
            var out = spec.commandLine().getOut();
            out.print(CompactCatalogue.write(
                    StixBundle.read(in, Optional.of(version).filter(text -> !text.isEmpty()))));
            out.flush();
            return ExitCode.DONE;
        } catch (NoSuchFileException e) {
            throw CommandFailed.failed("There is no file " + file + ".");
        } catch (CatalogueException e) {
            throw CommandFailed.failed(file + ": " + e.getMessage());
        } catch (IOException e) {
            throw CommandFailed.failed(file + " cannot be read: " + e.getMessage());
        }
    }
}
