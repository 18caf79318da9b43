package io.drillmaster.review;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.verdict.Suggestion;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Where a review puts what the data suggest. */
@FunctionalInterface
public interface GapProposals {
    /** Sets the exercise's open suggestions to these, as part of the caller's transaction; harmless when repeated. */
    void propose(Handle handle, ExerciseId exercise, List<Suggestion> suggestions);
}
