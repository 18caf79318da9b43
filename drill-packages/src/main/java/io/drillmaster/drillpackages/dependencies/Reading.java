package io.drillmaster.drillpackages.dependencies;

import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.PackageName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a reader has found so far. */
final class Reading {
    private static final int LONGEST_QUOTE = 80;
    private static final Pattern NOT_PRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private final Ecosystem ecosystem;
    private final List<Dependency> dependencies = new ArrayList<>();
    private final List<SkippedLine> skipped = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    Reading(Ecosystem ecosystem) {
        this.ecosystem = ecosystem;
    }

    /** A dependency from a registry; one that was named before counts once. A name that is none is skipped. */
    void dependency(int line, String name) {
        try {
            var valid = PackageName.of(ecosystem, name);
            if (known.add(valid.normalized())) {
                dependencies.add(new Dependency(valid, line));
            }
        } catch (IllegalArgumentException invalid) {
            skip(line, name, String.valueOf(invalid.getMessage()));
        }
    }

    void skip(int line, String text, String reason) {
        skipped.add(new SkippedLine(line, quote(text), reason));
    }

    DependencyFile end() {
        return new DependencyFile(dependencies, skipped);
    }

    /** Text of a file as a message may show it: short, and nothing that a terminal would obey. */
    static String quote(String text) {
        var printable = NOT_PRINTABLE.matcher(text.strip()).replaceAll("?");
        return printable.length() <= LONGEST_QUOTE ? printable : printable.substring(0, LONGEST_QUOTE) + "…";
    }
}
