package io.drillmaster.trend;

import io.drillmaster.drawing.PathData;
import io.drillmaster.measure.Elapsed;
import io.drillmaster.measure.Outcome;
import io.drillmaster.verdict.Result;
import java.util.Optional;

/** The shapes of the marks. Each differs from the others without its colour, in print and to every eye. */
enum Mark {
    /** A filled dot: in time. */
    IN_TIME("detected") {
        @Override
        void trace(PathData path, double x, double y, double size) {
            // Two straight sides short of a circle: at five units nobody sees the corners, and arcs are three times as
            // long.
            var edge = size * 0.41;
            path.shape(
                    x - edge, y - size, x + edge, y - size, x + size, y - edge, x + size, y + edge, x + edge, y + size,
                    x - edge, y + size, x - size, y + edge, x - size, y - edge);
        }
    },
    /** A filled diamond: seen, but after the window. */
    LATE("late") {
        @Override
        void trace(PathData path, double x, double y, double size) {
            path.shape(x, y - size * 1.3, x + size * 1.3, y, x, y + size * 1.3, x - size * 1.3, y);
        }
    },
    /** An open triangle that stands on the follow-up, with an arrow up to where the value must lie. */
    MISSED("missed") {
        @Override
        void trace(PathData path, double x, double y, double size) {
            triangle(path, x, y, size);
        }
    },
    /** The same of an exercise that says nothing on detection. */
    OPEN("other open") {
        @Override
        void trace(PathData path, double x, double y, double size) {
            triangle(path, x, y, size);
        }
    },
    /** A filled square: it never ran. */
    PREVENTED("prevented") {
        @Override
        void trace(PathData path, double x, double y, double size) {
            path.shape(x - size, y - size, x + size, y - size, x + size, y + size, x - size, y + size);
        }
    },
    /** A cross: it says nothing. */
    NOTHING("other") {
        @Override
        void trace(PathData path, double x, double y, double size) {
            path.move(x - size, y - size)
                    .line(x + size, y + size)
                    .move(x - size, y + size)
                    .line(x + size, y - size);
        }
    };

    private final String css;

    Mark(String css) {
        this.css = css;
    }

    /** Its class in the style sheet. */
    String css() {
        return css;
    }

    /** Adds the shape around a place; size is about half its width. */
    abstract void trace(PathData path, double x, double y, double size);

    /** The shape among hundreds: a point of the line's own cap where that looks the same, which is a fifth as long. */
    void traceSmall(PathData path, double x, double y, double size) {
        if (this == IN_TIME || this == PREVENTED) {
            path.move(x, y).across(x);
        } else {
            trace(path, x, y, size);
        }
    }

    /** The mark of an exercise in its lane, or on the axis when it has none. */
    static Mark of(Result point, Stopwatch stopwatch, Optional<Lane> lane) {
        if (lane.isPresent()) {
            return switch (lane.get()) {
                case AT_ONCE -> IN_TIME;
                case PREVENTED -> PREVENTED;
                case NOT_NOTICED, NO_RESULT -> NOTHING;
            };
        }
        if (stopwatch.shown(point) instanceof Elapsed.Observed) {
            return stopwatch.late(point) ? LATE : IN_TIME;
        }
        return point.outcome() == Outcome.NOT_DETECTED || point.outcome().detected() ? MISSED : OPEN;
    }

    /** What it means, for the key under the drawing. */
    String meaning(Stopwatch stopwatch) {
        return switch (this) {
            case IN_TIME -> stopwatch.reached();
            case LATE -> "too late";
            case MISSED -> stopwatch.missing();
            case OPEN -> "still open";
            case PREVENTED -> "prevented";
            case NOTHING -> stopwatch == Stopwatch.TTD ? "no result" : "no clock";
        };
    }

    private static void triangle(PathData path, double x, double y, double size) {
        path.shape(x - size, y, x + size, y, x, y - 2 * size)
                .move(x, y - 2 * size)
                .upright(y - 3.2 * size);
    }
}
