package io.drillmaster.trend;

import io.drillmaster.drawing.Svg;
import java.util.List;

/** Sessions side by side, oldest at the left: they are few and far between, so that an axis of days would crowd them. */
final class TabletopColumns {
    static final double LEFT = 104;
    static final double RIGHT = 548;
    private static final int MOST_LABELS = 6;

    private final List<TabletopSession> sessions;
    private final double width;

    TabletopColumns(List<TabletopSession> sessions) {
        this.sessions = sessions;
        this.width = (RIGHT - LEFT) / sessions.size();
    }

    /** Of a column. */
    double width() {
        return width;
    }

    /** Middle of a column. */
    double x(int session) {
        return LEFT + width * (session + 0.5);
    }

    /** Days and numbers of sessions under a line at this height; 30 high. Of many, some. */
    void label(Svg svg, double y) {
        svg.empty("line", "class", "axis", "x1", LEFT, "x2", RIGHT, "y1", y, "y2", y);
        var every = 1 + (sessions.size() - 1) / MOST_LABELS;
        for (var at = 0; at < sessions.size(); at += every) {
            var session = sessions.get(at);
            svg.text("text", session.day(), "x", x(at), "y", y + 16, "text-anchor", "middle");
            svg.text("text", session.id(), "x", x(at), "y", y + 30, "text-anchor", "middle");
        }
    }
}
