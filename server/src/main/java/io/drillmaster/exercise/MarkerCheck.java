package io.drillmaster.exercise;

import io.drillmaster.plan.Exercise;
import java.util.List;

/** Looks at an exercise's marker paths once, where this server can see them. */
@FunctionalInterface
public interface MarkerCheck {
    /** Looks now. */
    Result check(Exercise exercise);

    /**
     * What was seen.
     *
     * @param gone no marker is there
     * @param lying a marker still lies there
     */
    record Result(List<Place> gone, List<Place> lying) {
        public Result {
            gone = List.copyOf(gone);
            lying = List.copyOf(lying);
        }
    }

    /** Where a marker would be. */
    record Place(String path, String host) {
        /** As a person would write it. */
        String words() {
            return path + " on " + host;
        }

        /** What a clean-up notes of a place where no marker is; the report on what is left looks for it. */
        String noted() {
            return "no marker at " + words();
        }
    }
}
