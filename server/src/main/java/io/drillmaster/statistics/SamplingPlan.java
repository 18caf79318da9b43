package io.drillmaster.statistics;

/**
 * How many drills a statement needs. The numbers are the house's own, chosen so that the most extreme result could show:
 * none of five against five of five are intervals apart, none of four against four of four hardly are, and one drill that
 * came out otherwise would hide it. Fewer drills are shown, one by one, and nothing is said about all.
 */
public enum SamplingPlan {
    /** A p-value; below, even two groups without any overlap could be chance. On each side. */
    P_VALUE(4, "for a p-value"),
    /** Detection rates before and after a change. On each side. */
    COMPARE_RATES(5, "to compare rates"),
    /** Teams beside each other. In each. */
    COMPARE_TEAMS(5, "to set teams side by side"),
    /** Times before and after a change. On each side. */
    COMPARE_TIMES(8, "to compare times"),
    /** A line through single drills. */
    TREND_LINE(8, "for a line through them"),
    /** Limits of what is ordinary noise from drill to drill. */
    PROCESS_LIMITS(10, "to tell a signal from noise");

    private final int fewest;
    private final String purpose;

    SamplingPlan(int fewest, String purpose) {
        this.fewest = fewest;
        this.purpose = purpose;
    }

    /** The fewest drills, of each side where there are two. */
    public int fewest() {
        return fewest;
    }

    /** Whether so many drills allow the statement. */
    public Enough with(int drills) {
        return drills >= fewest
                ? new Enough.Yes()
                : new Enough.TooFew("Too few drills " + purpose + ": at least " + fewest + " are needed, and there "
                        + (drills == 1 ? "is 1." : "are " + drills + "."));
    }

    /** Whether so many drills on the two sides of a change allow the statement. */
    public Enough with(int before, int after) {
        return Math.min(before, after) >= fewest
                ? new Enough.Yes()
                : new Enough.TooFew("Too few drills " + purpose + ": at least " + fewest
                        + " are needed on each side, and there are " + before + " before and " + after + " after.");
    }
}
