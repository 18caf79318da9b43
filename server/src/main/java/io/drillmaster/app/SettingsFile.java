package io.drillmaster.app;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads {@code drillmaster.yml}, keeping the line of everything. Settings without a value count as not written. */
final class SettingsFile {
    private final Path file;
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<SettingsFound> found = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private SettingsFile(Path file) {
        this.file = file;
    }

    static SettingsFile read(Path file) {
        var read = new SettingsFile(file);
        try (var text = Files.newBufferedReader(file)) {
            var root = new Yaml(new LoaderOptions()).compose(text);
            if (root != null && !isNothing(root)) {
                read.members(root, "");
            }
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            read.problems.add(file + ":" + (mark == null ? 1 : mark.getLine() + 1) + ": this is not valid YAML: "
                    + e.getProblem());
        } catch (YAMLException | CharacterCodingException e) {
            read.problems.add(file + " is not YAML in UTF-8: " + e.getMessage());
        } catch (IOException e) {
            read.problems.add(file + " cannot be read: " + e.getClass().getSimpleName() + " " + e.getMessage());
        }
        return read;
    }

    List<SettingsFound> found() {
        return found;
    }

    List<String> problems() {
        return problems;
    }

    private void members(Node node, String prefix) {
        if (!(node instanceof MappingNode mapping)) {
            problem(node, "settings are written as 'name: value', " + kind(node) + " stands here");
            return;
        }
        for (var member : mapping.getValue()) {
            if (member.getKeyNode() instanceof ScalarNode key) {
                member(key, prefix + key.getValue(), member.getValueNode());
            } else {
                problem(
                        member.getKeyNode(),
                        "the name of a setting is a word, " + kind(member.getKeyNode()) + " stands here");
            }
        }
    }

    private void member(ScalarNode key, String name, Node value) {
        var line = key.getStartMark().getLine() + 1;
        var first = lines.putIfAbsent(name, line);
        var entry = SettingsTable.byName(name);
        var group = SettingsTable.group(name);
        if (first != null) {
            problem(key, name + " is set already on line " + first + "; keep one");
        } else if (!group.isEmpty() && !isNothing(value)) {
            if (value instanceof MappingNode) {
                members(value, name + ".");
            } else {
                problem(
                        key,
                        name + " is a group, " + kind(value) + " was found; write its settings on lines of their own,"
                                + " indented: " + names(group));
            }
        } else if (group.isEmpty() && entry.isEmpty()) {
            problem(key, SettingsSpelling.unknown(name, SettingsTable.names()));
        } else if (entry.isPresent() && value instanceof ScalarNode scalar) {
            if (!isNothing(value) && !scalar.getValue().isBlank()) {
                found.add(new SettingsFound(entry.get(), scalar.getValue().strip(), file + ":" + line + ": " + name));
            }
        } else if (entry.isPresent()) {
            problem(
                    key,
                    name + " is " + kind(value) + "; allowed: " + entry.get().allowed());
        }
    }

    private void problem(Node where, String sentence) {
        problems.add(file + ":" + (where.getStartMark().getLine() + 1) + ": " + sentence);
    }

    private static boolean isNothing(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private static String names(List<SettingsEntry<?>> group) {
        return group.stream()
                .map(entry -> entry.name().substring(entry.name().indexOf('.') + 1))
                .collect(Collectors.joining(", "));
    }

    private static String kind(Node node) {
        return switch (node.getNodeId()) {
            case scalar -> "the single value '" + ((ScalarNode) node).getValue() + "'";
            case sequence -> "a list";
            case mapping -> "a group of values";
            case anchor -> "a reference";
        };
    }
}
