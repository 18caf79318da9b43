package io.drillmaster.drillpackages.dependencies;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.drillmaster.drillpackages.Ecosystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads npm's {@code package.json}. */
final class PackageJson {
    private static final Set<String> SECTIONS =
            Set.of("dependencies", "devDependencies", "optionalDependencies", "peerDependencies");

    /** {@code npm:real-name@^1}: installed under another name than it has in the registry. */
    private static final Pattern ALIAS = Pattern.compile("npm:(@?[^@]+)(@.*)?");

    private static final Pattern WORKSPACE = Pattern.compile("(workspace|link|portal|file):.*|[./~].*");
    private static final Pattern ADDRESS = Pattern.compile(
            "(git|github|gitlab|bitbucket|gist|https?|ssh|jsr|patch|git\\+[a-z]+):.*|git@.*|[^@/\\s]+/.*");

    private static final JsonFactory JSON = new JsonFactory();

    private PackageJson() {}

    static DependencyFile read(String text) {
        var reading = new Reading(Ecosystem.NPM);
        try (var parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw wrong(parser, "a package.json is a JSON object and begins with {");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var section = parser.currentName();
                parser.nextToken();
                if (SECTIONS.contains(section)) {
                    section(section, parser, reading);
                } else {
                    parser.skipChildren();
                }
            }
            if (parser.nextToken() != null) {
                throw wrong(parser, "something follows the end of the JSON object");
            }
        } catch (JsonProcessingException broken) {
            var place = broken.getLocation();
            throw new DependencyFileException(
                    place == null ? 1 : Math.max(1, place.getLineNr()),
                    "this is not JSON: "
                            + Reading.quote(broken.getOriginalMessage()
                                    .lines()
                                    .findFirst()
                                    .orElse("")));
        } catch (IOException impossible) {
            throw new UncheckedIOException("text in memory could not be read", impossible);
        }
        return reading.end();
    }

    private static void section(String section, JsonParser parser, Reading reading) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw wrong(parser, "'" + section + "' is to be an object of package names and versions");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var line = parser.currentTokenLocation().getLineNr();
            var name = parser.currentName();
            if (parser.nextToken() != JsonToken.VALUE_STRING) {
                throw wrong(
                        parser, "the version of '" + Reading.quote(name) + "' in '" + section + "' is to be a text");
            }
            entry(line, name, parser.getText().strip(), reading);
        }
    }

    private static void entry(int line, String name, String version, Reading reading) {
        var alias = ALIAS.matcher(version);
        if (alias.matches()) {
            reading.dependency(line, alias.group(1));
        } else if (WORKSPACE.matcher(version).matches()) {
            reading.skip(line, name + ": " + version, "comes from this machine, not from a registry");
        } else if (ADDRESS.matcher(version).matches()) {
            reading.skip(line, name + ": " + version, "comes from an address, not from a registry");
        } else {
            reading.dependency(line, name);
        }
    }

    private static DependencyFileException wrong(JsonParser parser, String sentence) {
        return new DependencyFileException(
                Math.max(1, parser.currentTokenLocation().getLineNr()), sentence);
    }
}
