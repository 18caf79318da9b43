package io.drillmaster.gap;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.TabletopId;
import java.util.List;
import java.util.Optional;

/** What showed a gap: something that ran, or something that people said they would do. */
public sealed interface Origin {

    /** A live drill. */
    record Drill(ExerciseId exercise) implements Origin {}

    /**
     * A session of a tabletop.
     *
     * @param task critical task or capability target that it is about, by the id in the events list of the session; absent
     *     only while it is a suggestion of the hotwash that nobody accepted
     * @param events numbers of the session's events that it rests on; empty when a person added it
     */
    record Table(TabletopId session, Optional<String> task, List<Long> events) implements Origin {
        public Table {
            events = List.copyOf(events);
        }
    }

    /** The drill, when it was one. */
    default Optional<ExerciseId> drill() {
        return this instanceof Drill drill ? Optional.of(drill.exercise()) : Optional.empty();
    }

    /** The session, when it was one. */
    default Optional<TabletopId> tabletop() {
        return this instanceof Table table ? Optional.of(table.session()) : Optional.empty();
    }
}
