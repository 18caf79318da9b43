package io.drillmaster.gap;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.TabletopId;
import java.util.Optional;

/** What proves a gap closed. Written as its number: {@code EX-0012}, {@code TX-0009}. */
public sealed interface ProvedBy {

    /** A re-drill. */
    record Drill(ExerciseId exercise) implements ProvedBy {
        @Override
        public String toString() {
            return exercise.toString();
        }
    }

    /** A later session of the same tabletop. */
    record Table(TabletopId session) implements ProvedBy {
        @Override
        public String toString() {
            return session.toString();
        }
    }

    /** The re-drill, when it is one. */
    default Optional<ExerciseId> drill() {
        return this instanceof Drill drill ? Optional.of(drill.exercise()) : Optional.empty();
    }

    /** The session, when it is one. */
    default Optional<TabletopId> tabletop() {
        return this instanceof Table table ? Optional.of(table.session()) : Optional.empty();
    }

    /** Reads the number of an exercise or of a session; empty when the text is neither. */
    static Optional<ProvedBy> parse(String text) {
        return ExerciseId.parse(text)
                .<ProvedBy>map(Drill::new)
                .or(() -> TabletopId.parse(text).map(Table::new));
    }
}
