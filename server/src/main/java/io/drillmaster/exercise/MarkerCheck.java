package io.drillmaster.exercise;

import io.drillmaster.plan.Exercise;
import java.util.List;

/** Looks at an exercise's marker paths once, where this server can see them. */
@FunctionalInterface
public interface MarkerCheck {
    /** Looks now. */
    Result check(Exercise exercise);

    /**
     * What was seen, each place as a person would write it: path and host.
     *
     * @param gone no marker is there
     * @param lying a marker still lies there
     */
    record Result(List<String> gone, List<String> lying) {
        public Result {
            gone = List.copyOf(gone);
            lying = List.copyOf(lying);
        }
    }
}
