package io.drillmaster.scenarios.msel;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.scenarios.YamlScalar;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Writes a tabletop as the file that an author would keep. */
public final class MselYaml {
    /** What every written file begins with. */
    static final String BANNER = "# EXERCISE. Everything in this file is made up for an exercise.\n";

    private static final int WIDTH = 118;
    /** A longer text gets lines of its own. */
    private static final int LONG = 90;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,40}");

    private MselYaml() {}

    /**
     * The text of which {@link MselLoader} makes an equal tabletop. Keys stand in the order of the reference, what equals
     * its default is left out, and long texts are block scalars; the first line says that it is an exercise. Two writings of one tabletop are the same text.
     */
    public static String write(Msel msel) {
        return write(MselJson.of(msel, false));
    }

    /** The same of a tree in which anything may still be missing or wrong; keys stand as they do in the tree. */
    static String write(JsonNode tree) {
        var options = new DumperOptions();
        options.setWidth(WIDTH);
        options.setIndent(2);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        var text = new StringWriter();
        text.write(BANNER);
        new Yaml(options).serialize(node(tree), text);
        return text.toString();
    }

    private static Node node(JsonNode json) {
        if (json.isObject()) {
            List<NodeTuple> members = new ArrayList<>();
            json.properties()
                    .forEach(member -> members.add(
                            new NodeTuple(scalar(member.getKey(), ScalarStyle.PLAIN), node(member.getValue()))));
            return new MappingNode(Tag.MAP, members, FlowStyle.BLOCK);
        }
        if (json.isArray()) {
            List<Node> entries = new ArrayList<>();
            json.forEach(entry -> entries.add(node(entry)));
            return new SequenceNode(Tag.SEQ, entries, isRowOfIds(json) ? FlowStyle.FLOW : FlowStyle.BLOCK);
        }
        if (json.isTextual()) {
            return scalar(json.textValue(), style(json.textValue()));
        }
        return new ScalarNode(json.isBoolean() ? Tag.BOOL : Tag.INT, json.asText(), null, null, ScalarStyle.PLAIN);
    }

    private static Node scalar(String text, ScalarStyle style) {
        return new ScalarNode(Tag.STR, text, null, null, style);
    }

    /** The emitter takes quotes where the style asked for could not be read back. */
    private static ScalarStyle style(String text) {
        if (text.startsWith(" ") || text.startsWith("\n")) {
            return ScalarStyle.DOUBLE_QUOTED; // in a block, its first line would set the indentation
        }
        if (text.contains("\n")) {
            return ScalarStyle.LITERAL;
        }
        if (text.length() > LONG) {
            return ScalarStyle.FOLDED;
        }
        return YamlScalar.plain(text).isTextual() ? ScalarStyle.PLAIN : ScalarStyle.SINGLE_QUOTED;
    }

    private static boolean isRowOfIds(JsonNode array) {
        var length = 0;
        for (var entry : array) {
            if (!entry.isTextual() || !ID.matcher(entry.textValue()).matches()) {
                return false;
            }
            length += entry.textValue().length() + 2;
        }
        return length < LONG;
    }
}
