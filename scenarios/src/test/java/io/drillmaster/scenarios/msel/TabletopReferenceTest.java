package io.drillmaster.scenarios.msel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The reference for authors says what the schema and the spreadsheet say. */
class TabletopReferenceTest {
    private static final Map<String, String> SECTIONS = Map.ofEntries(
            Map.entry("", "The tabletop"),
            Map.entry("role", "A role"),
            Map.entry("objective", "An objective"),
            Map.entry("target", "A target"),
            Map.entry("task", "A task"),
            Map.entry("module", "A module"),
            Map.entry("inject", "An inject"),
            Map.entry("attachment", "An attachment"),
            Map.entry("decision", "A decision"),
            Map.entry("option", "An option"),
            Map.entry("condition", "A condition"),
            Map.entry("term", "A term"));

    private final String reference = read();

    @Test
    void everyKeyStandsInItsSectionWithWhetherItIsRequired() {
        objects()
                .forEach((name, schema) -> assertThat(section(SECTIONS.getOrDefault(name, name)))
                        .as(name)
                        .containsExactlyElementsOf(keys(schema)));
    }

    @Test
    void everyWordOfAClosedListIsNamed() {
        for (var definition : MselSchema.json().path("$defs")) {
            for (var word : definition.path("enum")) {
                assertThat(reference).contains("`" + word.asText() + "`");
            }
        }
    }

    @Test
    void theExampleLintsClean() {
        var start = reference.indexOf("```yaml\n") + "```yaml\n".length();
        assertThat(MselLinter.lint(reference.substring(start, reference.indexOf("```", start)), "example"))
                .isEmpty();
    }

    @Test
    void everySheetAndColumnIsNamed() {
        for (var layout : SheetLayout.ALL) {
            assertThat(reference).contains("**" + layout.name() + "**");
            for (var column : layout.columns()) {
                assertThat(reference).as(layout.name()).contains(column.title());
            }
        }
        assertThat(rows(reference.substring(reference.indexOf("| Number |"))))
                .containsExactlyElementsOf(SheetLayout.MSEL.titles());
    }

    private static Map<String, JsonNode> objects() {
        var objects = new TreeMap<String, JsonNode>();
        objects.put("", MselSchema.json());
        MselSchema.json().path("$defs").properties().forEach(definition -> {
            if (definition.getValue().has("properties")) {
                objects.put(definition.getKey(), definition.getValue());
            }
        });
        return objects;
    }

    /** As the reference writes them. */
    private static List<String> keys(JsonNode schema) {
        var required = StreamSupport.stream(schema.path("required").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        var keys = new ArrayList<String>();
        schema.path("properties")
                .fieldNames()
                .forEachRemaining(key -> keys.add(required.contains(key) ? "**`" + key + "`**" : "`" + key + "`"));
        return keys;
    }

    private List<String> section(String title) {
        var start = reference.indexOf("### " + title + "\n");
        assertThat(start).as("section " + title).isPositive();
        return rows(reference
                .substring(reference.indexOf("|---|", start))
                .lines()
                .skip(1)
                .collect(Collectors.joining("\n")));
    }

    /** The first cells of a table, to its end. */
    private static List<String> rows(String from) {
        return from.lines()
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.substring(1, line.indexOf('|', 1)).strip())
                .toList();
    }

    private static String read() {
        try {
            return Files.readString(Path.of("../docs/tabletop-authoring.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
