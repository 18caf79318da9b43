package io.drillmaster.drillpackages.dependencies;

import io.drillmaster.drillpackages.Ecosystem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the dependency tables of a {@code Cargo.toml}; everything else in it is passed over. */
final class CargoToml {
    private static final Pattern KEY =
            Pattern.compile("\\s*(?:([A-Za-z0-9_-]+)|\"([^\"]+)\"|'([^']+)')\\s*(?:(\\.)|$|(?==))");
    private static final Pattern TABLE = Pattern.compile("dependencies|dev-dependencies|build-dependencies");
    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"|'[^']*'");
    private static final Pattern RENAMED = Pattern.compile("(?<![\\w-])package\\s*=\\s*[\"']([^\"']+)[\"']");
    private static final Pattern ELSEWHERE = Pattern.compile("(?<![\\w-])(git|path)\\s*=\\s*[\"']");
    private static final Pattern INHERITED = Pattern.compile("(?<![\\w-])workspace\\s*=\\s*true\\b");

    /** A table of dependencies has at most three words, and a dependency and its detail two more. */
    private static final int LONGEST_PATH = 10;

    /** What is said about a dependency, in one statement or several. */
    private record Entry(int line, String name, StringBuilder details) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private CargoToml() {}

    static DependencyFile read(String text) {
        var file = new CargoToml();
        List<String> table = List.of();
        for (var statement : TomlStatement.of(text.replace("\r\n", "\n"))) {
            if (statement.isHeader()) {
                table = header(statement);
                var size = table.size();
                if (size > 1 && TABLE.matcher(table.get(size - 2)).matches()) {
                    file.add(statement.line(), table.subList(0, size - 1), table.get(size - 1), "");
                }
            } else {
                file.entry(statement, table);
            }
        }
        var reading = new Reading(Ecosystem.CARGO);
        file.entries.values().forEach(entry -> judge(entry, reading));
        return reading.end();
    }

    private void entry(TomlStatement statement, List<String> table) {
        var size = table.size();
        if (size > 1 && TABLE.matcher(table.get(size - 2)).matches()) {
            add(statement.line(), table.subList(0, size - 1), table.get(size - 1), statement.text());
        } else if (size > 0 && TABLE.matcher(table.get(size - 1)).matches()) {
            var key = new ArrayList<String>();
            var rest = path(statement, statement.text(), key);
            if (!rest.startsWith("=") || rest.length() < 2) {
                throw wrong(statement);
            }
            var value = rest.substring(1).strip();
            var plain = TEXT.matcher(value).matches() || value.startsWith("{");
            if (key.size() == 1 && !plain) {
                throw wrong(statement);
            }
            add(
                    statement.line(),
                    table,
                    key.get(0),
                    key.size() == 1 ? value : String.join(".", key.subList(1, key.size())) + " = " + value);
        }
    }

    private void add(int line, List<String> table, String name, String detail) {
        entries.computeIfAbsent(table + " " + name, unused -> new Entry(line, name, new StringBuilder()))
                .details()
                .append(detail)
                .append('\n');
    }

    private static void judge(Entry entry, Reading reading) {
        var details = entry.details().toString();
        var renamed = RENAMED.matcher(details);
        if (ELSEWHERE.matcher(details).find()) {
            reading.skip(
                    entry.line(),
                    entry.name() + " = " + details,
                    "comes from an address or a path, not from a registry");
        } else if (INHERITED.matcher(details).find()) {
            reading.skip(
                    entry.line(), entry.name(), "is described in the workspace's Cargo.toml; give that file as well");
        } else {
            reading.dependency(entry.line(), renamed.find() ? renamed.group(1) : entry.name());
        }
    }

    /** The words of a header such as {@code [target.'cfg(unix)'.dependencies]}. */
    private static List<String> header(TomlStatement statement) {
        var text = statement.text();
        var brackets = text.startsWith("[[") ? 2 : 1;
        if (!text.endsWith("]".repeat(brackets)) || text.length() <= 2 * brackets) {
            throw wrong(statement);
        }
        var words = new ArrayList<String>();
        if (!path(statement, text.substring(brackets, text.length() - brackets), words)
                .isEmpty()) {
            throw wrong(statement);
        }
        return words;
    }

    /** Reads a dotted key into words. @return what follows it */
    private static String path(TomlStatement statement, String text, List<String> words) {
        var rest = text;
        while (true) {
            var key = KEY.matcher(rest);
            if (!key.lookingAt() || words.size() == LONGEST_PATH) {
                throw wrong(statement);
            }
            words.add(key.group(1) != null ? key.group(1) : key.group(2) != null ? key.group(2) : key.group(3));
            rest = rest.substring(key.end());
            if (key.group(4) == null) {
                return rest;
            }
        }
    }

    private static DependencyFileException wrong(TomlStatement statement) {
        return new DependencyFileException(
                statement.line(),
                "'" + Reading.quote(statement.text()) + "' is not a line of a Cargo.toml; 'cargo metadata' says what is"
                        + " wrong with it");
    }
}
