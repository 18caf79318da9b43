package io.drillmaster.drillpackages.lure;

import java.util.List;

/**
 * The candidates for a set of dependencies, most believable first: the dependencies take turns, and for each of them its
 * mutations do, so that the first few show something of everything.
 *
 * @param usable names that a drill package may have; not more than were asked for
 * @param refused names that it must not have; not more than were asked for
 * @param usableCount how many usable ones there are for all dependencies together
 * @param refusedCount how many refused ones there are for all dependencies together
 */
public record Lures(List<Candidate> usable, List<Candidate> refused, int usableCount, int refusedCount) {
    /** Takes copies. */
    public Lures {
        usable = List.copyOf(usable);
        refused = List.copyOf(refused);
    }
}
