package io.drillmaster.plan;

import io.drillmaster.drillpackages.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What senses may ask about the exercises: whose token is this, and what is going on right now. */
public interface PlanIndex {
    /** For how long after its end a late alert may still speak of an exercise without carrying its token. */
    Duration STILL_MATTERS = Duration.ofDays(30);

    /** The exercise that gave this token out, however long ago. */
    Optional<ExercisePlan> byToken(Token token);

    /** Exercises that were published before this moment and whose observation can still matter (30 days). */
    List<ExercisePlan> aroundTime(Instant moment);

    /**
     * Those of {@link #aroundTime} of which one of these is a package's name or a token; there may be more.
     *
     * @param words words of letters and digits in lower case, and up to eight of them joined by hyphens
     */
    default List<ExercisePlan> mentioned(Set<String> words, Instant moment) {
        return aroundTime(moment);
    }
}
