package io.drillmaster.drawing;

/** The {@code d} of a path, written point by point. */
public final class PathData {
    private final StringBuilder out = new StringBuilder();

    /** Goes to a place without drawing. */
    public PathData move(double x, double y) {
        return point('M', x, y);
    }

    /** Draws a straight line to a place. */
    public PathData line(double x, double y) {
        return point('L', x, y);
    }

    /** Draws along the same height. */
    public PathData across(double x) {
        out.append('H');
        Svg.append(out, x);
        return this;
    }

    /** Draws up or down. */
    public PathData upright(double y) {
        out.append('V');
        Svg.append(out, y);
        return this;
    }

    /** Joins the last place with the first. */
    public PathData close() {
        out.append('Z');
        return this;
    }

    /** A closed shape through places, given as x, y, x, y and so on. */
    public PathData shape(double... places) {
        for (var i = 0; i + 1 < places.length; i += 2) {
            point(i == 0 ? 'M' : 'L', places[i], places[i + 1]);
        }
        return close();
    }

    /** Whether nothing was drawn. */
    public boolean isEmpty() {
        return out.isEmpty();
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private PathData point(char how, double x, double y) {
        out.append(how);
        Svg.append(out, x);
        out.append(' ');
        Svg.append(out, y);
        return this;
    }
}
