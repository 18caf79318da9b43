package io.drillmaster.drawing;

import java.util.ArrayList;
import java.util.List;

/** A linear axis of counts that begins at zero, so that twice as many stand twice as high. */
public final class CountScale {
    private static final int MOST_STEPS = 4;

    private final long step;
    private final long end;
    private final double bottom;
    private final double top;

    /** On which all counts up to the largest have their place, drawn between two heights (bottom is the larger number). */
    public CountScale(long largest, double bottom, double top) {
        var round = 1L;
        while (round * MOST_STEPS < largest) {
            round = round * 2 * MOST_STEPS >= largest
                    ? round * 2
                    : round * 5 * MOST_STEPS >= largest ? round * 5 : round * 10;
        }
        this.step = round;
        this.end = Math.max(1, (largest + round - 1) / round) * round;
        this.bottom = bottom;
        this.top = top;
    }

    /** The round counts on the axis, its ends included. */
    public List<Long> ticks() {
        var ticks = new ArrayList<Long>();
        for (var tick = 0L; tick <= end; tick += step) {
            ticks.add(tick);
        }
        return ticks;
    }

    /** Height of a count. */
    public double y(double count) {
        return bottom - count / end * (bottom - top);
    }
}
