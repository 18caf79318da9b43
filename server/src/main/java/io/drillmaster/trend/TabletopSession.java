package io.drillmaster.trend;

import io.drillmaster.verdict.GapCategory;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A tabletop that is over, as the trend looks at it. Its durations are of talk in a room, on the exercise clock without
 * pauses and jumps, and never the same thing as a drill's.
 *
 * @param id such as {@code TX-0007}
 * @param when it was played
 * @param story id and version of the events list
 * @param decisions one for each inject that asked for a decision, in the order of release
 * @param firstResponse the middle of their times to the first response
 * @param groupDecision the middle of their times to the group's decision
 * @param attendance how many of each role were in the room at the end, by the role's name; 0 for a vacant one
 * @param observers how many observed or wrote down
 * @param clarifications how often somebody wanted to know more
 * @param matching answers found to name an expected action
 * @param coded answers that people compared with the expected actions
 * @param open answers that nobody compared
 * @param passed by whoever had nothing to say
 * @param ratings how often each was given; all are there
 * @param feedback what people thought of it
 * @param gaps of it that people accepted, by category; categories without any may be left out
 */
public record TabletopSession(
        String id,
        String title,
        Instant when,
        String story,
        List<Decision> decisions,
        Middle firstResponse,
        Middle groupDecision,
        Map<String, Integer> attendance,
        int observers,
        int clarifications,
        int matching,
        int coded,
        int open,
        int passed,
        Map<Rating, Integer> ratings,
        Feedback feedback,
        Map<GapCategory, Integer> gaps) {
    public TabletopSession {
        decisions = List.copyOf(decisions);
        attendance = Collections.unmodifiableMap(new LinkedHashMap<>(attendance));
        ratings = Collections.unmodifiableMap(new EnumMap<>(ratings));
        gaps = Map.copyOf(gaps);
    }

    /**
     * An inject that asked for a decision.
     *
     * @param timed whether there was a timer
     * @param asked how many were
     * @param inTime how many answered before the timer ran out
     * @param first time to the first response; absent when nobody answered
     * @param decided time to the group's decision; absent when there was none
     */
    public record Decision(
            String inject,
            boolean timed,
            int asked,
            int inTime,
            Optional<Duration> first,
            Optional<Duration> decided) {}

    /**
     * The middle of several durations, of which some never ended and count as longer than all others.
     *
     * @param n of how many, those that never ended included
     * @param never how many never ended
     * @param median absent when it falls among those
     */
    public record Middle(int n, int never, Optional<Duration> median) {}

    /**
     * What people thought of it.
     *
     * @param n how many said so
     * @param asked how many were in the room
     * @param agreement by statement, how many agree 1, 2, 3, 4 and 5
     */
    public record Feedback(int n, int asked, Map<String, List<Integer>> agreement) {
        public Feedback {
            agreement = Collections.unmodifiableMap(new LinkedHashMap<>(agreement));
        }
    }

    /** How a critical task went (HSEEP 2020); an ordinal, of which no mean is taken. */
    public enum Rating {
        /** Performed without challenges. */
        P("without challenges"),
        /** Performed with some challenges. */
        S("some challenges"),
        /** Performed with major challenges. */
        M("major challenges"),
        /** Unable to be performed. */
        U("unable to be performed"),
        /** Not observed, which is not {@link #U}. */
        N("not observed");

        private final String title;

        Rating(String title) {
            this.title = title;
        }

        /** As people read it. */
        public String title() {
            return title;
        }
    }

    /** The day of it, in UTC. */
    public String day() {
        return when.toString().substring(0, 10);
    }

    /** How it is named beside a mark: number, title and day. */
    String named() {
        return id + " " + title + ", " + day();
    }

    /** {@code 1 tabletop}, {@code 5 tabletops}. */
    static String count(int sessions) {
        return sessions == 1 ? "1 tabletop" : sessions + " tabletops";
    }
}
