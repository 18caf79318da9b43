package io.drillmaster.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.common.Json;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The texts of a sparse index, as the Cargo book describes them under "Registries". */
final class CargoIndex {
    private CargoIndex() {}

    /** What a client reads first. */
    static String config(String base, RegistryAccess.Mode mode) {
        var config = Json.mapper().createObjectNode();
        config.put("dl", base + "/crates/{crate}/{version}/download");
        config.put("api", base);
        if (mode == RegistryAccess.Mode.TOKEN) {
            config.put("auth-required", true);
        }
        return config.toString();
    }

    /** Where in the index a crate stands: by the beginning of its name, all in lower case. */
    static String path(String crate) {
        var name = crate.toLowerCase(Locale.ROOT);
        return switch (name.length()) {
            case 1 -> "1/" + name;
            case 2 -> "2/" + name;
            case 3 -> "3/" + name.charAt(0) + "/" + name;
            default -> name.substring(0, 2) + "/" + name.substring(2, 4) + "/" + name;
        };
    }

    /** A crate's file in the index: one line a version, oldest first. */
    static String crate(List<RegistryFile> files) {
        return files.stream().map(CargoIndex::line).collect(Collectors.joining());
    }

    private static String line(RegistryFile file) {
        try {
            var line = (ObjectNode) Json.mapper().readTree(file.metadata());
            line.put("yanked", file.yanked().isPresent());
            return line + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the index line of " + file.filename() + " cannot be read back", e);
        }
    }
}
