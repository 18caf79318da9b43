package io.drillmaster.readiness.scan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A lock file in TOML with a list of tables {@code [[package]]}.
 *
 * @param root the whole file
 * @param packages each with its line
 */
record TomlPackages(JsonNode root, List<Entry> packages) {
    private static final TomlMapper TOML = new TomlMapper();
    private static final Pattern LINE_END = Pattern.compile("\r\n|\n");
    private static final Pattern HEADER = Pattern.compile("\\s*\\[\\[\\s*\"?package\"?\\s*]]\\s*(#.*)?");

    /**
     * One package.
     *
     * @param line of its header; 0 when that is not known
     * @param table what stands under it
     */
    record Entry(int line, JsonNode table) {
        String name() {
            return table.path("name").asText();
        }

        String version() {
            return table.path("version").asText();
        }

        JsonNode source() {
            return table.path("source");
        }

        /**
         * The package as a dependency that comes as files.
         *
         * @param hashed whether each of its files has a strong hash
         * @param address whether it comes from an address of its own and not from an index
         */
        ScannedDependency ofFiles(boolean hashed, boolean address) {
            Optional<String> notPinned = Optional.empty();
            if (version().isEmpty() && !(address && hashed)) {
                notPinned = Optional.of("the lock file gives no version");
            } else if (address && !hashed) {
                notPinned = Optional.of("an address without a hash can give another content tomorrow");
            }
            return new ScannedDependency(
                    name(),
                    version(),
                    line,
                    notPinned,
                    hashed ? Optional.empty() : Optional.of("not all of its files have a hash of SHA-256 or stronger"));
        }
    }

    /** The version of the format that stands there, in words; empty when none does. */
    static String inWords(JsonNode version) {
        return version.asText().isEmpty() ? "" : "version " + version.asText();
    }

    /** What is said of a package that is the project itself. */
    static String leftOut(Entry entry) {
        return "'" + entry.name() + "' is the project's own; left out";
    }

    /** @throws UnreadableFileException naming the line that is wrong */
    static TomlPackages read(String text, String tool) throws UnreadableFileException {
        final JsonNode root;
        try {
            root = TOML.readTree(text);
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            throw new UnreadableFileException((place == null ? "" : "line " + place.getLineNr() + ": ")
                    + "it is no TOML: " + e.getOriginalMessage());
        }
        var tables = root.path("package");
        if (!tables.isArray() && !root.has("metadata") && !root.has("version")) {
            throw new UnreadableFileException("it is no lock file of " + tool + ": it has no [[package]]");
        }
        var headers = headers(text);
        var packages = new ArrayList<Entry>();
        for (var table : tables) {
            // A header inside of a text of several lines would shift all that follow: then none is told.
            packages.add(new Entry(headers.size() == tables.size() ? headers.get(packages.size()) : 0, table));
        }
        return new TomlPackages(root, packages);
    }

    private static List<Integer> headers(String text) {
        var headers = new ArrayList<Integer>();
        var lines = LINE_END.split(text, -1);
        for (var at = 0; at < lines.length; at++) {
            if (HEADER.matcher(lines[at]).matches()) {
                headers.add(at + 1);
            }
        }
        return headers;
    }
}
