package io.drillmaster.registry;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The header fields of a Python package's metadata ({@code PKG-INFO}, {@code METADATA}), as far as an index needs them. */
final class CoreMetadata {
    private final Map<String, String> fields;

    private CoreMetadata(Map<String, String> fields) {
        this.fields = fields;
    }

    /** Reads up to the blank line that the description follows. Of a repeated field the first counts. */
    static CoreMetadata parse(String text) {
        var fields = new HashMap<String, String>();
        for (var line : List.of(text.split("\r\n|\r|\n", -1))) {
            if (line.isBlank()) {
                break;
            }
            var colon = line.indexOf(':');
            if (colon > 0 && !Character.isWhitespace(line.charAt(0))) {
                fields.putIfAbsent(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return new CoreMetadata(fields);
    }

    Optional<String> name() {
        return field("name");
    }

    Optional<String> version() {
        return field("version");
    }

    Optional<String> metadataVersion() {
        return field("metadata-version");
    }

    Optional<String> requiresPython() {
        return field("requires-python");
    }

    private Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isEmpty());
    }
}
