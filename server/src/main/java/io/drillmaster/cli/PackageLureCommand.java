package io.drillmaster.cli;

import io.drillmaster.common.Json;
import io.drillmaster.drillpackages.NamePolicy;
import io.drillmaster.drillpackages.dependencies.DependencyFile;
import io.drillmaster.drillpackages.dependencies.DependencyFileException;
import io.drillmaster.drillpackages.dependencies.DependencyFormat;
import io.drillmaster.drillpackages.lure.LureNames;
import io.drillmaster.drillpackages.lure.Lures;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Suggests names for drill packages that could be mistaken for what a project really uses. */
@Command(
        name = "lure",
        description = {
            "Suggest names for drill packages that could be mistaken for the dependencies in FILE, most believable first.",
            "FILE is a requirements.txt (or any *.txt, *.in), package.json, Cargo.toml, Gemfile or Gemfile.lock.",
            "Nobody is asked: check that a name is free before you use it."
        },
        mixinStandardHelpOptions = true)
final class PackageLureCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "Dependency file.")
    private Path file = Path.of("");

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most N usable names, and as many refused ones. Default: ${DEFAULT-VALUE}.")
    private int limit = 20;

    @Option(
            names = "--prefix",
            paramLabel = "P",
            description = "Refuse names that do not begin with P, or are not in the npm scope @P. May be repeated.")
    private List<String> prefixes = List.of();

    @Option(
            names = "--deny",
            paramLabel = "NAME",
            description = "Refuse this name, for example that of a package of your own. May be repeated.")
    private List<String> denied = List.of();

    @Option(names = "--json", description = "Print one JSON object instead of a table.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec spec;

    @Override
    public Integer call() {
        var format = DependencyFormat.ofFilename(String.valueOf(file.getFileName()))
                .orElseThrow(() -> CommandFailed.unusable("The name of " + file + " does not tell what kind of file it"
                        + " is. What can be read: " + DependencyFormat.allFilenames() + "."));
        var lures = new LureNames(policy());
        if (limit < 1) {
            throw CommandFailed.unusable("--limit is " + limit + "; it must be at least 1.");
        }
        var read = read(format);
        if (read.names().isEmpty()) {
            throw CommandFailed.failed("There is no dependency from a registry in " + file + " (read as a "
                    + format.filename() + "; " + LureReport.count(read.skipped().size(), "other line") + ").");
        }
        final Lures found;
        try {
            found = lures.suggest(read.names(), limit);
        } catch (IllegalArgumentException tooMany) {
            throw CommandFailed.failed(file + ": " + tooMany.getMessage() + ".");
        }
        var out = spec.commandLine().getOut();
        var report = new LureReport(file.toString(), format, read, found);
        if (json) {
            out.println(Json.write(report.json()));
        } else {
            report.table().forEach(out::println);
            report.skipped().forEach(spec.commandLine().getErr()::println);
        }
        out.flush();
        spec.commandLine().getErr().flush();
        return ExitCode.DONE;
    }

    private NamePolicy policy() {
        try {
            return new NamePolicy(prefixes, denied);
        } catch (IllegalArgumentException wrong) {
            throw CommandFailed.unusable("--prefix: " + wrong.getMessage() + ".");
        }
    }

    private DependencyFile read(DependencyFormat format) {
        try {
            return format.read(Files.readString(file));
        } catch (DependencyFileException wrong) {
            throw CommandFailed.failed(file + ": " + wrong.getMessage() + ".");
        } catch (NoSuchFileException e) {
            throw CommandFailed.failed("There is no file " + file + ".");
        } catch (CharacterCodingException e) {
            throw CommandFailed.failed(file + " is not UTF-8 text; save it as UTF-8.");
        } catch (IOException e) {
            var reason = Files.isDirectory(file) ? "it is a directory; name the file in it" : e.getMessage();
            throw CommandFailed.failed(file + " cannot be read: " + reason + ".");
        }
    }
}
