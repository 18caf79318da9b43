package io.drillmaster.app;

import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.registry.publish.Credentials;
import io.drillmaster.registry.publish.RegistryTarget;
import io.drillmaster.registry.publish.TargetAddress;
import io.drillmaster.registry.publish.TargetKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads {@code registries.yml}. No problem's sentence ever has a token in it. */
final class RegistriesFile {
    private static final List<String> KEYS =
            List.of("id", "kind", "ecosystem", "url", "index-url", "username", "token", "token-file", "token-env");

    private final Path file;
    private final Map<String, String> environment;
    private final List<RegistryTarget> targets = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private RegistriesFile(Path file, Map<String, String> environment) {
        this.file = file;
        this.environment = environment;
    }

    static RegistriesFile read(Path file, Map<String, String> environment) {
        var read = new RegistriesFile(file, environment);
        try (var text = Files.newBufferedReader(file)) {
            read.root(new Yaml(new LoaderOptions()).compose(text));
        } catch (MarkedYAMLException e) {
            // Not its own message, which quotes the line: a token may stand there.
            var mark = e.getProblemMark();
            read.problems.add(file + ":" + (mark == null ? 1 : mark.getLine() + 1) + ": this is not valid YAML");
        } catch (YAMLException e) {
            read.problems.add(file + " is not YAML in UTF-8");
        } catch (IOException e) {
            read.problems.add(file + " cannot be read: " + e.getClass().getSimpleName());
        }
        return read;
    }

    List<RegistryTarget> targets() {
        return List.copyOf(targets);
    }

    List<String> problems() {
        return problems;
    }

    private void root(@Nullable Node root) {
        if (root instanceof MappingNode mapping
                && mapping.getValue().size() == 1
                && mapping.getValue().get(0).getKeyNode() instanceof ScalarNode key
                && key.getValue().equals("registries")
                && mapping.getValue().get(0).getValueNode() instanceof SequenceNode list) {
            list.getValue().forEach(this::entry);
        } else {
            problems.add(file + ": a list named 'registries' is expected, and nothing else");
        }
    }

    private void entry(Node node) {
        var values = new HashMap<String, String>();
        if (!(node instanceof MappingNode mapping)) {
            problem(node, "a registry is written as 'name: value' lines");
            return;
        }
        for (var member : mapping.getValue()) {
            if (!(member.getKeyNode() instanceof ScalarNode key)
                    || !(member.getValueNode() instanceof ScalarNode value)) {
                problem(member.getKeyNode(), "a registry has single values only");
            } else if (!KEYS.contains(key.getValue())) {
                problem(key, SettingsSpelling.unknown(key.getValue(), KEYS));
            } else if (values.put(key.getValue(), value.getValue().strip()) != null) {
                problem(key, key.getValue() + " is set twice; keep one");
            }
        }
        try {
            targets.add(target(values));
        } catch (IllegalArgumentException e) {
            problem(node, String.valueOf(e.getMessage()));
        }
    }

    private RegistryTarget target(Map<String, String> values) {
        var id = needed(values, "id");
        if (targets.stream().anyMatch(other -> other.id().equals(id))) {
            throw new IllegalArgumentException("there is another registry '" + id + "'; ids are unique");
        }
        var kind = TargetKind.ofId(needed(values, "kind"));
        var ecosystem = Ecosystem.ofId(needed(values, "ecosystem"));
        var url = TargetAddress.of(needed(values, "url"));
        var credentials = new Credentials(value(values, "username"), token(values));
        if (kind == TargetKind.TWINE && !values.containsKey("index-url")) {
            throw new IllegalArgumentException("registry '" + id + "' of kind twine needs index-url: the address that"
                    + " pip takes as --index-url");
        }
        return value(values, "index-url")
                .map(index -> new RegistryTarget(id, kind, ecosystem, url, TargetAddress.of(index), credentials))
                .orElseGet(() -> RegistryTarget.of(id, kind, ecosystem, url, credentials));
    }

    private Optional<String> token(Map<String, String> values) {
        var written = List.of("token", "token-file", "token-env").stream()
                .filter(values::containsKey)
                .toList();
        if (written.size() > 1) {
            throw new IllegalArgumentException(String.join(" and ", written) + " are set; keep one");
        }
        return value(values, "token")
                .or(() -> value(values, "token-file").map(RegistriesFile::fromFile))
                .or(() -> value(values, "token-env").map(this::fromEnvironment));
    }

    private String fromEnvironment(String variable) {
        return Optional.ofNullable(environment.get(variable))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new IllegalArgumentException(
                        "token-env names the environment variable " + variable + ", which is not set"));
    }

    private static String fromFile(String name) {
        try {
            var text = Files.readString(Path.of(name)).strip();
            if (text.isEmpty()) {
                throw new IllegalArgumentException("token-file names " + name + ", which is empty");
            }
            return text;
        } catch (IOException e) {
            throw new IllegalArgumentException("token-file names " + name + ", which cannot be read", e);
        }
    }

    private static String needed(Map<String, String> values, String key) {
        return value(values, key).orElseThrow(() -> new IllegalArgumentException("a registry needs " + key));
    }

    private static Optional<String> value(Map<String, String> values, String key) {
        return Optional.ofNullable(values.get(key)).filter(text -> !text.isEmpty());
    }

    private void problem(Node where, String sentence) {
        problems.add(file + ":" + (where.getStartMark().getLine() + 1) + ": " + sentence);
    }
}
