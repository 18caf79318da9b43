package io.drillmaster.cli;

import io.drillmaster.scenarios.Finding;
import io.drillmaster.scenarios.ScenarioLinter;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
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
        var findings = new ArrayList<Finding>();
        files.forEach(file -> findings.addAll(lint(file)));
        var out = spec.commandLine().getOut();
        findings.forEach(out::println);
        var errors = findings.stream().filter(Finding::isError).count();
        out.println(count(files.size(), "file") + ", " + count(errors, "error") + ", "
                + count(findings.size() - errors, "warning"));
        out.flush();
        return errors == 0 ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static List<Finding> lint(Path file) {
        try {
            return ScenarioLinter.lint(Files.readString(file), file.toString());
        } catch (NoSuchFileException e) {
            return unreadable(file, "there is no such file");
        } catch (CharacterCodingException e) {
            return unreadable(file, "the file is not UTF-8 text; save it as UTF-8");
        } catch (IOException e) {
            var reason = Files.isDirectory(file) ? "it is a directory; name the files in it" : e.getMessage();
            return unreadable(file, "the file cannot be read: " + reason);
        }
    }

    private static List<Finding> unreadable(Path file, String message) {
        return List.of(new Finding(file.toString(), Finding.Severity.ERROR, 1, 1, "", message));
    }

    private static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
