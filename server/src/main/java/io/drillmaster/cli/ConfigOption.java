package io.drillmaster.cli;

import io.drillmaster.app.Settings;
import io.drillmaster.app.SettingsReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --config}, for every command that needs the server's settings. */
final class ConfigOption {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings file. Default: $DRILLMASTER_CONFIG, else ./drillmaster.yml if there is one.")
    private @Nullable Path file;

    Settings read(Map<String, String> environment) {
        return read(environment, Map.of());
    }

    Settings read(Map<String, String> environment, Map<String, String> given) {
        return SettingsReader.forServer(Optional.ofNullable(file), environment, given);
    }
}
