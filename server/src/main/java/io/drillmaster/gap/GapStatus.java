package io.drillmaster.gap;

import java.util.Set;

/** Where a gap is in its life. */
public enum GapStatus {
    /** The data suggest it; nobody has said yes or no. It is not counted. */
    SUGGESTED("Suggested"),
    /** Somebody said that it is none. It is not counted. */
    DROPPED("Dropped"),
    /** Accepted, nothing done yet. */
    OPEN("Open"),
    /** Being worked on. */
    IN_PROGRESS("In progress"),
    /** Thought to be fixed; a re-drill, or a later session, has to prove it. */
    FIXED("Fixed, not proved"),
    /** A re-drill, or a later session of the same tabletop, proved it. */
    CLOSED("Proved closed");

    private final String title;

    GapStatus(String title) {
        this.title = title;
    }

    /** As people read it. */
    public String title() {
        return title;
    }

    /** What may follow in any way: by accepting, dropping, editing or proving. */
    public Set<GapStatus> next() {
        return switch (this) {
            case SUGGESTED -> Set.of(OPEN, DROPPED);
            case DROPPED -> Set.of(SUGGESTED, OPEN);
            case OPEN -> Set.of(IN_PROGRESS, FIXED, CLOSED, DROPPED);
            case IN_PROGRESS -> Set.of(OPEN, FIXED, CLOSED, DROPPED);
            case FIXED -> Set.of(OPEN, IN_PROGRESS, CLOSED);
            case CLOSED -> Set.of(OPEN);
        };
    }

    /** Whether an edit may set {@code next}: whatever needs no reason and no proof. */
    public boolean editableTo(GapStatus next) {
        return this == next || (accepted() && next.unfinished() && next().contains(next));
    }

    /** Whether somebody accepted it as a gap; only these are counted as identified. */
    public boolean accepted() {
        return this != SUGGESTED && this != DROPPED;
    }

    /** Accepted and not closed: it can be overdue. */
    public boolean unfinished() {
        return accepted() && this != CLOSED;
    }
}
