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

/** Reads YAML text into a {@link SourceDocument}; what keeps it from doing so goes into the findings. */
public final class YamlReader {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Findings findings;
    private final Map<String, Place> values = new HashMap<>();
    private final Map<String, Place> keys = new HashMap<>();
    private final Map<String, String> written = new HashMap<>();

    private YamlReader(Findings findings) {
        this.findings = findings;
    }

    /** The document, if it is YAML of the plain sort that the files here are written in. */
    public static Optional<SourceDocument> read(String text, FileKind kind, Findings findings) {
        if (text.getBytes(StandardCharsets.UTF_8).length > kind.sizeLimit()) {
            findings.error(Place.START, "", kind.tooLarge());
            return Optional.empty();
        }
        var yaml = new Yaml(new LoaderOptions());
        try {
            var refusal = YamlGuard.firstRefusal(yaml.parse(new StringReader(text)), kind);
            if (refusal.isPresent()) {
                findings.error(refusal.get().place(), "", refusal.get().message());
                return Optional.empty();
            }
            var root = yaml.compose(new StringReader(text));
            if (root == null) {
                findings.error(Place.START, "", "the file is empty; a " + kind.noun() + " starts with its 'id'");
                return Optional.empty();
            }
            return Optional.of(new YamlReader(findings).document(root, text));
        } catch (YAMLException fault) {
            YamlSyntax.report(fault, text, findings);
            return Optional.empty();
        }
    }

    private SourceDocument document(Node root, String text) {
        return new SourceDocument(
                convert(root, ""), values, keys, written, text.lines().toList());
    }

    private JsonNode convert(Node node, String pointer) {
        values.put(pointer, Place.of(node.getStartMark()));
        if (node instanceof MappingNode mapping) {
            return object(mapping, pointer);
        }
        if (node instanceof SequenceNode sequence) {
            var array = JSON.arrayNode();
            for (var item : sequence.getValue()) {
                array.add(convert(item, SourceDocument.child(pointer, String.valueOf(array.size()))));
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
            var at = SourceDocument.child(pointer, key);
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
