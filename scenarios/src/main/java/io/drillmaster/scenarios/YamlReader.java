package io.drillmaster.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads YAML text into a {@link YamlDocument}; what keeps it from doing so goes into the findings. */
final class YamlReader {
    /** The largest file that is read, in bytes of UTF-8. A scenario has a few thousand. */
    static final int SIZE_LIMIT = 256 * 1024;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Findings findings;
    private final Map<String, Place> values = new HashMap<>();
    private final Map<String, Place> keys = new HashMap<>();
    private final Map<String, String> written = new HashMap<>();

    private YamlReader(Findings findings) {
        this.findings = findings;
    }

    static Optional<YamlDocument> read(String text, Findings findings) {
        if (text.getBytes(StandardCharsets.UTF_8).length > SIZE_LIMIT) {
            findings.error(Place.START, "", tooLarge());
            return Optional.empty();
        }
        var yaml = new Yaml(new LoaderOptions());
        try {
            var refusal = YamlGuard.firstRefusal(yaml.parse(new StringReader(text)));
            if (refusal.isPresent()) {
                findings.error(refusal.get().place(), "", refusal.get().message());
                return Optional.empty();
            }
            var root = yaml.compose(new StringReader(text));
            if (root == null) {
                findings.error(Place.START, "", "the file is empty; a scenario starts with its 'id'");
                return Optional.empty();
            }
            return Optional.of(new YamlReader(findings).document(root));
        } catch (YAMLException fault) {
            YamlSyntax.report(fault, text, findings);
            return Optional.empty();
        }
    }

    static String tooLarge() {
        return "the file is larger than " + SIZE_LIMIT / 1024 + " KiB, the most that a scenario file may have";
    }

    private YamlDocument document(Node root) {
        return new YamlDocument(convert(root, ""), values, keys, written);
    }

    private JsonNode convert(Node node, String pointer) {
        values.put(pointer, Place.of(node.getStartMark()));
        if (node instanceof MappingNode mapping) {
            return object(mapping, pointer);
        }
        if (node instanceof SequenceNode sequence) {
            var array = JSON.arrayNode();
            for (var item : sequence.getValue()) {
                array.add(convert(item, YamlDocument.child(pointer, String.valueOf(array.size()))));
            }
            return array;
        }
        var scalar = (ScalarNode) node;
        written.put(pointer, scalar.getValue());
        return scalar.isPlain() ? YamlScalar.plain(scalar.getValue()) : JSON.textNode(scalar.getValue());
    }

    private JsonNode object(MappingNode mapping, String pointer) {
        var object = JSON.objectNode();
        for (var member : mapping.getValue()) {
            var place = Place.of(member.getKeyNode().getStartMark());
            if (!(member.getKeyNode() instanceof ScalarNode scalar)) {
                findings.error(place, pointer, "a list or a mapping cannot be a key; keys are plain words");
                continue;
            }
            var key = scalar.getValue();
            var at = YamlDocument.child(pointer, key);
            var first = keys.putIfAbsent(at, place);
            if (first != null) {
                findings.error(
                        place, at, "the key '" + key + "' is already set on line " + first.line() + "; keep one");
                continue;
            }
            object.set(key, convert(member.getValueNode(), at));
        }
        return object;
    }
}
