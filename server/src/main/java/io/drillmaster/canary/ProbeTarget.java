package io.drillmaster.canary;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.plan.ExercisePlan;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a probe looks for.
 *
 * @param exercise whose markers they are
 * @param markers absolute paths on the host, each with the token of the drill package that writes it
 * @param packages names of the drill packages, each with its token; a name that two of them share is left out
 * @param over nothing more is expected: a probe that watches may stop
 */
public record ProbeTarget(ExerciseId exercise, Map<String, Token> markers, Map<String, Token> packages, boolean over) {
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    public ProbeTarget {
        markers = Collections.unmodifiableMap(new LinkedHashMap<>(markers));
        packages = Map.copyOf(packages);
        for (var path : markers.keySet()) {
            if (CONTROL.matcher(path).find()) {
                throw new IllegalArgumentException("a marker's path has a control character: no probe can name it");
            }
        }
    }

    /** What a probe of this exercise looks for. */
    static ProbeTarget of(ExercisePlan plan, boolean over) {
        Map<String, Token> markers = new LinkedHashMap<>();
        Map<String, Token> packages = new LinkedHashMap<>();
        for (var target : plan.targets()) {
            markers.put(target.markerPath(), target.token());
            packages.put(target.packageName(), target.token());
        }
        for (var target : plan.targets()) {
            if (!target.token().equals(packages.get(target.packageName()))) {
                packages.remove(target.packageName());
            }
        }
        return new ProbeTarget(plan.id(), markers, packages, over);
    }
}
