package io.drillmaster.evidence;

/** How surely an alert belongs to an exercise. Only STRONG counts. */
public enum AttributionLevel {
    /** It carries the token, the marker path, the drill package or its CI run, or a person confirmed it. */
    STRONG,
    /** Same host, in the window, a rule that the scenario expects: counts once a person confirms it. */
    CANDIDATE,
    /** Same host and window, another rule: shown only. */
    WEAK,
    /** It cannot belong to this exercise, or a person said that it does not. */
    REJECTED
}
