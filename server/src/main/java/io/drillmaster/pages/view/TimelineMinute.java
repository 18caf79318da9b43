package io.drillmaster.pages.view;

import java.util.List;

/**
 * What came in during one minute.
 *
 * @param minute e.g. {@code 10:05}; the first of a day says the day too
 * @param rows oldest first
 */
public record TimelineMinute(Moment minute, List<TimelineRow> rows) {
    public TimelineMinute {
        rows = List.copyOf(rows);
    }
}
