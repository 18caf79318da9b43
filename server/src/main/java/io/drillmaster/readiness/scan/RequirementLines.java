package io.drillmaster.readiness.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The logical lines of a requirements file, as pip joins them: continued by a backslash, without comments. */
final class RequirementLines {
    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
    private static final Pattern COMMENT = Pattern.compile("(^|\\s+)#.*$");
    private static final Pattern COMMENT_LINE = Pattern.compile("^\\s*#.*");

    private RequirementLines() {}

    /**
     * A line that says something.
     *
     * @param number where it begins, from 1
     * @param text without comment and without blanks around it
     */
    record Line(int number, String text) {}

    static List<Line> of(String text) {
        var lines = new ArrayList<Line>();
        var joined = new StringBuilder();
        var begins = 1;
        var physical = LINE_END.split(text, -1);
        for (var at = 0; at < physical.length; at++) {
            var line = physical[at];
            var comment = COMMENT_LINE.matcher(line).matches();
            if (joined.isEmpty()) {
                begins = at + 1;
            }
            if (line.endsWith("\\") && !comment) {
                joined.append(line, 0, line.length() - 1);
                if (at + 1 < physical.length) {
                    continue;
                }
            } else {
                joined.append(comment ? " " + line : line); // so that a comment ends what a backslash continued
            }
            add(lines, begins, joined.toString());
            joined.setLength(0);
        }
        return lines;
    }

    private static void add(List<Line> lines, int number, String joined) {
        var text = COMMENT.matcher(joined).replaceFirst("").strip();
        if (!text.isEmpty()) {
            lines.add(new Line(number, text));
        }
    }
}
