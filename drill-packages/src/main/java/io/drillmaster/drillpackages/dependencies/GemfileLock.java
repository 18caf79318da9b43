package io.drillmaster.drillpackages.dependencies;

import io.drillmaster.drillpackages.Ecosystem;
import java.util.regex.Pattern;

/** Reads Bundler's lock file: the gems under {@code specs:}, by the section that says where they come from. */
final class GemfileLock {
    private static final Pattern LINE_END = Pattern.compile("\\R");
    private static final Pattern SECTION = Pattern.compile("[A-Z][A-Z ]*");
    private static final Pattern SPEC = Pattern.compile(" {4}([^ ()]+)( \\([^)]*\\))?");

    private GemfileLock() {}

    static DependencyFile read(String text) {
        var reading = new Reading(Ecosystem.RUBYGEMS);
        var lines = LINE_END.split(text, -1);
        var section = "";
        for (var at = 0; at < lines.length; at++) {
            var line = lines[at];
            var spec = SPEC.matcher(line);
            if (SECTION.matcher(line).matches()) {
                section = line;
            } else if (!line.isBlank() && (section.isEmpty() || !line.startsWith(" "))) {
                throw new DependencyFileException(
                        at + 1,
                        "'" + Reading.quote(line)
                                + "' is not a line of a Gemfile.lock; let 'bundle lock' write the file");
            } else if (spec.matches() && section.equals("GEM")) {
                reading.dependency(at + 1, spec.group(1));
            } else if (spec.matches() && (section.equals("GIT") || section.equals("PATH"))) {
                reading.skip(at + 1, line, "comes from an address or a path, not from a registry");
            }
        }
        return reading.end();
    }
}
