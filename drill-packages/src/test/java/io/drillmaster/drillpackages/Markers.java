package io.drillmaster.drillpackages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a drill left in its marker. */
final class Markers {
    private Markers() {}

    /** The phases of all executions, in their order; none where there is no marker. */
    static List<Phase> phases(DrillPackage drill) throws IOException {
        return executions(drill).stream().map(MarkerContent.Execution::phase).toList();
    }

    static List<MarkerContent.Execution> executions(DrillPackage drill) throws IOException {
        var marker = Path.of(drill.spec().markerPath().value());
        return Files.exists(marker)
                ? MarkerContent.parse(Files.readString(marker)).executions()
                : List.of();
    }
}
