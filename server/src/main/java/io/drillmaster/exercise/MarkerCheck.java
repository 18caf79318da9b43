package io.drillmaster.exercise;

import io.drillmaster.plan.Exercise;
import java.util.List;

/** Looks at an exercise's marker paths once, where this server can see them, and records what it saw. */
@FunctionalInterface
public interface MarkerCheck {
    /** Checks now. @return paths at which a marker still lies, each with its host, as a person would write it */
    List<String> check(Exercise exercise);
}
