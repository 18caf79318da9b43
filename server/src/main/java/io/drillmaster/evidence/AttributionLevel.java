package io.drillmaster.evidence;

/** How surely an alert belongs to an exercise. Only STRONG counts. */
public enum AttributionLevel {
    /** It carries the token, the marker path, the drill package or its CI run, or a person confirmed it. */
    STRONG,
    /** It names the drill package, but in another version or as several open exercises do: counts once a person confirms it. */
    CANDIDATE,
    /** A person thinks that it is something else: shown only. */
    WEAK,
    /** It cannot belong to this exercise, or a person said that it does not. */
    REJECTED
}
