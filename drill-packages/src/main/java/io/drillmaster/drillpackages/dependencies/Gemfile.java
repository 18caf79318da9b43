package io.drillmaster.drillpackages.dependencies;

import io.drillmaster.drillpackages.Ecosystem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/** Reads what a Gemfile says plainly. It is Ruby, which is not run: what is computed is skipped. */
final class Gemfile {
    private static final Pattern LINE_END = Pattern.compile("\\R");
    private static final Pattern GEM = Pattern.compile("gem[\\s(]\\s*(['\"])([^'\"#]+)\\1(.*)");
    private static final Pattern ELSEWHERE = Pattern.compile(
            ".*(\\b(git|github|gitlab|bitbucket|gist|path):\\s|:(git|github|gitlab|bitbucket|gist|path)\\s*=>).*");
    private static final Pattern BLOCK = Pattern.compile(".*\\bdo(\\s*\\|[^|]*\\|)?|(if|unless|case|begin)\\b.*");
    private static final Pattern FOREIGN_BLOCK = Pattern.compile("(git|github|path)[\\s(].*");

    /** Says nothing about what is installed. */
    private static final Pattern FRAME = Pattern.compile(
            "(source|ruby|group|groups|platform|platforms|install_if|git_source|plugin|else|elsif|when|if|unless|case|begin)\\b.*");

    private Gemfile() {}

    static DependencyFile read(String text) {
        var reading = new Reading(Ecosystem.RUBYGEMS);
        var foreign = new ArrayDeque<Boolean>();
        var lines = LINE_END.split(text, -1);
        var joined = new StringBuilder();
        var begins = 1;
        for (var at = 0; at < lines.length; at++) {
            if (joined.isEmpty()) {
                begins = at + 1;
            }
            joined.append(withoutComment(lines[at]).strip());
            if (goesOn(joined) && at + 1 < lines.length) {
                joined.append(' ');
                continue;
            }
            read(begins, joined.toString(), foreign, reading);
            joined.setLength(0);
        }
        return reading.end();
    }

    private static void read(int line, String text, Deque<Boolean> foreign, Reading reading) {
        var gem = GEM.matcher(text);
        if (text.isEmpty()) {
            return;
        }
        if (text.equals("end") || text.startsWith("end ")) {
            foreign.poll();
        } else if (gem.matches()) {
            if (foreign.contains(true) || ELSEWHERE.matcher(gem.group(3)).matches()) {
                reading.skip(line, text, "comes from an address or a path, not from a registry");
            } else {
                reading.dependency(line, gem.group(2));
            }
        } else if (BLOCK.matcher(text).matches()) {
            foreign.push(FOREIGN_BLOCK.matcher(text).matches());
        } else if (text.startsWith("gemspec")) {
            reading.skip(line, text, "names a gemspec, which is not followed");
        } else if (!FRAME.matcher(text).matches()) {
            reading.skip(line, text, "is Ruby code, which is not run; give the Gemfile.lock instead if it adds gems");
        }
    }

    private static boolean goesOn(StringBuilder statement) {
        return !statement.isEmpty() && statement.charAt(statement.length() - 1) == ',';
    }

    /** Up to the first {@code #} that stands in no text. */
    private static String withoutComment(String line) {
        var quote = 0;
        for (var at = 0; at < line.length(); at++) {
            int character = line.charAt(at);
            if (quote != 0) {
                quote = character == quote ? 0 : quote;
            } else if (character == '"' || character == '\'') {
                quote = character;
            } else if (character == '#') {
                return line.substring(0, at);
            }
        }
        return line;
    }
}
