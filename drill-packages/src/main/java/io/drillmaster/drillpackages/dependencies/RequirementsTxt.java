package io.drillmaster.drillpackages.dependencies;

import io.drillmaster.drillpackages.Ecosystem;
import java.util.regex.Pattern;

/** Reads pip's requirements file format, as pip reads it. */
final class RequirementsTxt {
    private static final Pattern LINE_END = Pattern.compile("\\R");
    private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*$");
    private static final Pattern COMMENT_ONLY = Pattern.compile("^\\s*#.*$");
    private static final Pattern REQUIREMENT =
            Pattern.compile("([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\\s*(\\[[^\\]]*])?\\s*(.*)");
    private static final Pattern ADDRESS = Pattern.compile(
            "[A-Za-z][A-Za-z0-9+.-]*:.*|[./~\\\\].*|[^\\s\\[;]*\\.(whl|zip|tar\\.gz|tgz|tar\\.bz2)(\\s.*)?");

    /** What may follow a name: a version, a marker, or options of this requirement. */
    private static final Pattern FOLLOWS = Pattern.compile("(|\\(.*|[<>]=?.*|[=!~]=.*|;.*|--?[a-z].*)");

    private RequirementsTxt() {}

    static DependencyFile read(String text) {
        var reading = new Reading(Ecosystem.PYPI);
        var lines = LINE_END.split(text, -1);
        var joined = new StringBuilder();
        var begins = 1;
        for (var at = 0; at < lines.length; at++) {
            var line = lines[at];
            if (joined.isEmpty()) {
                begins = at + 1;
            }
            if (line.endsWith("\\") && !COMMENT_ONLY.matcher(line).matches()) {
                joined.append(line, 0, line.length() - 1);
                if (at + 1 < lines.length) {
                    continue;
                }
            } else { // a comment ends a continued line as well
                joined.append(COMMENT_ONLY.matcher(line).matches() ? " " + line : line);
            }
            read(begins, COMMENT.matcher(joined).replaceFirst("").strip(), reading);
            joined.setLength(0);
        }
        return reading.end();
    }

    private static void read(int line, String text, Reading reading) {
        if (text.isEmpty()) {
            return;
        }
        if (text.startsWith("-")) {
            reading.skip(line, text, option(text));
            return;
        }
        if (ADDRESS.matcher(text).matches()) {
            reading.skip(line, text, "comes from an address or a path, not from an index");
            return;
        }
        var requirement = REQUIREMENT.matcher(text);
        if (!requirement.matches()) {
            throw unreadable(line, text);
        }
        var rest = requirement.group(3);
        if (rest.startsWith("@") || rest.startsWith("/") || rest.startsWith("\\")) {
            reading.skip(line, text, "comes from an address or a path, not from an index");
        } else if (FOLLOWS.matcher(rest).matches()) {
            reading.dependency(line, requirement.group(1));
        } else {
            throw unreadable(line, text);
        }
    }

    private static String option(String text) {
        if (text.startsWith("-r") || text.startsWith("--requirement")) {
            return "names another file, which is not followed; give that file as well";
        }
        if (text.startsWith("-c") || text.startsWith("--constraint")) {
            return "names a file that limits versions and adds no dependency";
        }
        if (text.startsWith("-e") || text.startsWith("--editable")) {
            return "is an editable install from an address or a path, not from an index";
        }
        return "is a setting of pip, not a dependency";
    }

    private static DependencyFileException unreadable(int line, String text) {
        return new DependencyFileException(
                line,
                "'" + Reading.quote(text) + "' is not a requirement: a package name comes first, then perhaps [extras],"
                        + " a version such as ==1.2, and a ; with a marker");
    }
}
