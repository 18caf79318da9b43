package io.drillmaster.scenarios;

import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** Puts the YAML parser's complaints into sentences for somebody who writes scenarios, not parsers. */
final class YamlSyntax {
    private YamlSyntax() {}

    static void report(YAMLException fault, String text, Findings findings) {
        if (fault instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            findings.error(Place.of(marked.getProblemMark()), "", sentence(marked));
        } else if (fault instanceof ReaderException unreadable) {
            findings.error(
                    Place.after(text, unreadable.getPosition()),
                    "",
                    String.format("the control character U+%04X is not allowed in YAML", unreadable.getCodePoint()));
        } else {
            findings.error(Place.START, "", "this is not valid YAML: " + fault.getMessage());
        }
    }

    private static String sentence(MarkedYAMLException fault) {
        var problem = fault.getProblem() == null ? "" : fault.getProblem();
        var context = fault.getContext() == null ? "" : fault.getContext();
        if (problem.contains("\\t(TAB)")) {
            return "a tab stands here; YAML is indented with spaces only";
        }
        if (problem.startsWith("mapping values are not allowed here")) {
            return "a ':' makes YAML read this as another key; put the value in quotes, or correct the indentation";
        }
        if (context.contains("quoted scalar") && problem.contains("end of stream")) {
            return "the quote opened on line " + lineOfContext(fault) + " is never closed";
        }
        if (problem.startsWith("expected <block end>")) {
            return "this line does not fit the block that starts on line " + lineOfContext(fault)
                    + "; check the indentation and the quotes";
        }
        if (problem.startsWith("could not find expected ':'")) {
            return "the key on line " + lineOfContext(fault) + " lacks its ':'";
        }
        return "this is not valid YAML: " + joined(context, problem);
    }

    private static String joined(String context, String problem) {
        return context.isEmpty() ? problem : context + ", " + problem;
    }

    private static int lineOfContext(MarkedYAMLException fault) {
        var mark = fault.getContextMark() == null ? fault.getProblemMark() : fault.getContextMark();
        return Place.of(mark).line();
    }
}
