package io.drillmaster.scenarios.msel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.scenarios.Finding;
import io.drillmaster.scenarios.Findings;
import io.drillmaster.scenarios.ScenarioException;
import io.drillmaster.scenarios.YamlReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.comments.CommentType;
import org.yaml.snakeyaml.events.CommentEvent;

/**
 * A tabletop on its way: a tree with the keys of the schema, in which anything may still be missing or wrong. A form can show
 * it as it is, which it could not with a {@link Msel}.
 */
public final class MselDocument {
    private final ObjectNode tree;

    private MselDocument(ObjectNode tree) {
        this.tree = tree;
    }

    /**
     * Reads a text. Texts in it lose the white space around them, as they do when a {@link Msel} is made of them.
     *
     * @throws ScenarioException when it is no YAML, or holds something in a place where no form has a field for it, so that it
     *     would be lost
     */
    public static MselDocument read(String yaml) {
        var findings = new Findings("tabletop");
        var document = YamlReader.read(yaml, MselSchema.TABLETOP, findings);
        var tree = document.flatMap(read -> MselShape.of(read, findings));
        if (findings.hasErrors()) {
            throw new ScenarioException(findings.inOrder());
        }
        return new MselDocument(tree.orElseThrow());
    }

    /** The comments of a text that can be read, without the first line that every written one begins with. They are in no document. */
    public static List<String> comments(String yaml) {
        var options = new LoaderOptions();
        options.setProcessComments(true);
        var comments = new ArrayList<String>();
        for (var event : new Yaml(options).parse(new StringReader(yaml))) {
            if (event instanceof CommentEvent comment
                    && comment.getCommentType() != CommentType.BLANK_LINE
                    && !MselYaml.BANNER.strip().equals("#" + comment.getValue())) {
                comments.add(comment.getValue().strip());
            }
        }
        return comments;
    }

    /** Of a tree with the keys of the schema; it is copied. */
    public static MselDocument of(ObjectNode tree) {
        return new MselDocument(tree.deepCopy());
    }

    /** The tree; the caller may change what it gets. */
    public ObjectNode tree() {
        return tree.deepCopy();
    }

    /** The text of which {@link #read} makes an equal document. One that can be played is written as authors write it. */
    public String yaml() {
        var text = MselYaml.write(tree);
        return MselReading.of(text, "tabletop").msel().map(MselYaml::write).orElse(text);
    }

    /** Everything that is wrong, or doubtful, with it; {@link Finding#pointer} leads into the tree. */
    public List<Finding> findings() {
        return MselLinter.lint(MselYaml.write(tree), "tabletop");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MselDocument that && tree.equals(that.tree);
    }

    @Override
    public int hashCode() {
        return tree.hashCode();
    }
}
