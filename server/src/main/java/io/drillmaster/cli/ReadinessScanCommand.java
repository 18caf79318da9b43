package io.drillmaster.cli;

import io.drillmaster.common.Json;
import io.drillmaster.readiness.scan.ProjectScan;
import io.drillmaster.readiness.scan.ScanReport;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Counts how many dependencies of a project are pinned and hashed. */
@Command(
        name = "scan",
        description = {
            "Count how many of the dependencies below DIR are pinned and hashed, and name those that are not.",
            "Read are requirements*.txt (as people or pip-compile write it), poetry.lock, uv.lock, Pipfile.lock,"
                    + " package-lock.json and npm-shrinkwrap.json. Nothing is run and nothing is fetched."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything that was found was read, and sent where that was asked for",
            "1:there was nothing to read, a file could not be read (then nothing is sent), or the server refused",
            "2:nothing was tried: the command line cannot be used"
        })
final class ReadinessScanCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "Directory of the project.")
    private Path directory = Path.of("");

    @Option(names = "--json", description = "Print one JSON object instead of lines.")
    private boolean json;

    @Option(
            names = "--send",
            paramLabel = "URL",
            description = "Send the two shares to the server at this address. Needs --key-file.")
    private @Nullable URI server;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "File that holds a readiness key; an administrator makes one on the page Readiness.")
    private @Nullable Path keyFile;

    @Option(
            names = "--subject",
            paramLabel = "S",
            description = "Team or repository that this is about. Default: ${DEFAULT-VALUE}.")
    private String subject = "all";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        var sender = server == null ? null : sender(server);
        var report = scan();
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(ScanJson.of(report)));
        } else {
            ScanWords.of(report).forEach(out::println);
            ScanWords.asides(report).forEach(spec.commandLine().getErr()::println);
        }
        out.flush();
        spec.commandLine().getErr().flush();
        if (!report.whole()) {
            throw CommandFailed.failed("Not everything could be read, so the counts are too low or too high"
                    + (sender == null ? "." : "; nothing was sent."));
        }
        if (report.files().isEmpty()) {
            throw CommandFailed.failed("There is no dependency file below " + directory + " that can be read.");
        }
        if (sender != null && report.dependencies() > 0) {
            sender.send(report);
            spec.commandLine().getErr().println("Sent to " + server + " for '" + subject + "'.");
        }
        return ExitCode.DONE;
    }

    private ScanReport scan() {
        if (!Files.isDirectory(directory)) {
            throw CommandFailed.unusable("'" + directory + "' is no directory; name the directory of a project.");
        }
        try {
            return ProjectScan.of(directory);
        } catch (IOException e) {
            throw CommandFailed.failed(directory + " cannot be read: " + e.getMessage() + ".");
        }
    }

    private ReadinessSender sender(URI address) {
        if (!("http".equals(address.getScheme()) || "https".equals(address.getScheme())) || address.getHost() == null) {
            throw CommandFailed.unusable(
                    "--send is '" + address + "'; give the server's address, such as https://drills.example.com.");
        }
        if (keyFile == null) {
            throw CommandFailed.unusable("--send needs --key-file: the server takes nothing without a readiness key.");
        }
        try {
            var key = Files.readString(Objects.requireNonNull(keyFile)).strip();
            if (!key.matches("[A-Za-z0-9_-]{20,100}")) {
                throw CommandFailed.unusable(keyFile + " holds no readiness key: one line of 43 letters, digits, - and"
                        + " _ is expected. Make a new key on the page Readiness.");
            }
            return new ReadinessSender(address, key, subject);
        } catch (IOException e) {
            throw CommandFailed.unusable("--key-file " + keyFile + " cannot be read: " + e.getMessage() + ".");
        }
    }
}
