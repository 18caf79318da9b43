package io.drillmaster.evidence;

/** How much a hit matters when there is no room for all of them, least first. */
enum HitRank {
    /** On a token that was never given out: anybody can invent any number of these. */
    STRANGER,
    /** On a token of an install target. */
    ISSUED,
    /** The first on a token of an install target since this process started: always kept. */
    FIRST
}
