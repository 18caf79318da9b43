package io.drillmaster.gap;

import io.drillmaster.common.TabletopId;
import java.util.List;

/** Where gaps read what sessions of tabletops left behind. The feature that plays them is on the same floor. */
public interface SessionRecords {
    /** A session, at any time of its life. @throws Problem 404 when there is none of this number */
    SessionRecord get(TabletopId session);

    /** Closed sessions of the tabletop with this id, whatever its version, latest first. */
    List<SessionRecord> closed(String tabletop);
}
