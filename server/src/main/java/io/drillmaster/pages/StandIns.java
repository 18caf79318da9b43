package io.drillmaster.pages;

import io.drillmaster.evidence.Evidence;

/** Recognises what a stand-in did, so that every page names it as such. */
final class StandIns {
    /** Begins the account name of a stand-in, and ends the source name of one. */
    static final String MARK = "stand-in";

    private StandIns() {}

    static boolean isStandIn(Evidence row) {
        return row.source().endsWith(MARK)
                || row.actor().filter(actor -> actor.startsWith(MARK)).isPresent();
    }

    /** The stand-in's name for people. */
    static String name(Evidence row) {
        return row.actor().filter(actor -> actor.startsWith(MARK)).orElse(row.source());
    }
}
