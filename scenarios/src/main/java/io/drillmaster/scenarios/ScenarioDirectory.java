package io.drillmaster.scenarios;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the scenario files of a directory. */
final class ScenarioDirectory {
    private ScenarioDirectory() {}

    /**
     * One reading a file, in the order of the file names; a directory that cannot be listed gives one reading that says so.
     *
     * @param takenIds ids that none of the files may use again
     */
    static List<ScenarioReading> read(Path directory, Set<String> takenIds) {
        var taken = new HashSet<>(takenIds);
        var readings = new ArrayList<ScenarioReading>();
        try (var files = Files.list(directory)) {
            for (var file : files.filter(ScenarioDirectory::isScenario).sorted().toList()) {
                var reading = readFile(file, taken);
                reading.scenario().ifPresent(scenario -> taken.add(scenario.id()));
                readings.add(reading);
            }
        } catch (IOException e) {
            readings.add(ScenarioReading.unreadable(
                    directory.toString(), "the directory of scenarios cannot be listed: " + reason(e)));
        }
        return readings;
    }

    private static boolean isScenario(Path file) {
        var name = file.getFileName().toString();
        return (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(file);
    }

    private static ScenarioReading readFile(Path file, Set<String> takenIds) {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(FileKind.SCENARIO.sizeLimit() + 1);
            if (bytes.length > FileKind.SCENARIO.sizeLimit()) {
                return ScenarioReading.unreadable(file.toString(), FileKind.SCENARIO.tooLarge());
            }
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return ScenarioReading.of(text.toString(), file.toString(), takenIds);
        } catch (CharacterCodingException e) {
            return ScenarioReading.unreadable(file.toString(), "the file is not UTF-8 text; save it as UTF-8");
        } catch (IOException e) {
            return ScenarioReading.unreadable(file.toString(), "the file cannot be read: " + reason(e));
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName() + " " + e.getMessage();
    }
}
