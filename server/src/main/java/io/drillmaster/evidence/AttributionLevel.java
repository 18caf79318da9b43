package io.drillmaster.evidence;

/** How surely an alert belongs to an exercise. Only STRONG counts. */
public enum AttributionLevel {
    /** It carries the token, the marker path, the drill package or its CI run, or a person confirmed it. */
    STRONG,
    /**
     * It names the drill package, but in another version or as several open exercises do; or it comes from where the drill
     * ran, at the time, by a rule that the scenario expects. It counts once a person confirms it.
     */
    CANDIDATE,
    /** It comes from where the drill ran, at the time, by a rule that nobody expected: shown only. */
    WEAK,
    /** It cannot belong to this exercise, or a person said that it does not. */
    REJECTED
}
