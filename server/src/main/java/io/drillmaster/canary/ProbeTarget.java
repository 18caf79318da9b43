package io.drillmaster.canary;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.drillpackages.Token;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a probe looks for.
 *
 * @param exercise whose markers they are
 * @param markers absolute paths on the host, each with the token of the drill package that writes it
 */
public record ProbeTarget(ExerciseId exercise, Map<String, Token> markers) {
    public ProbeTarget {
        markers = Collections.unmodifiableMap(new LinkedHashMap<>(markers));
    }
}
