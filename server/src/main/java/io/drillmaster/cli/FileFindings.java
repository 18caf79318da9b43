package io.drillmaster.cli;

import io.drillmaster.scenarios.Finding;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is wrong or doubtful in files that were named on the command line, one line a finding. */
final class FileFindings {
    private FileFindings() {}

    /** Finds what is wrong in one file. */
    interface Check {
        /** Reads the file and looks at it. */
        List<Finding> of(Path file) throws IOException;
    }

    /** Prints the findings in all files and their number. @return the exit code */
    static int print(List<Path> files, Check check, PrintWriter out) {
        var findings = new ArrayList<Finding>();
        files.forEach(file -> findings.addAll(in(file, check)));
        findings.forEach(out::println);
        var errors = findings.stream().filter(Finding::isError).count();
        out.println(count(files.size(), "file") + ", " + count(errors, "error") + ", "
                + count(findings.size() - errors, "warning"));
        out.flush();
        return errors == 0 ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static List<Finding> in(Path file, Check check) {
        try {
            return check.of(file);
        } catch (IOException e) {
            return List.of(new Finding(file.toString(), Finding.Severity.ERROR, 1, 1, "", reason(file, e)));
        }
    }

    /** Why a file could not be read, in a sentence. */
    static String reason(Path file, IOException fault) {
        if (fault instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (fault instanceof CharacterCodingException) {
            return "the file is not UTF-8 text; save it as UTF-8";
        }
        return "the file cannot be read: "
                + (Files.isDirectory(file) ? "it is a directory; name the files in it" : fault.getMessage());
    }

    private static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
