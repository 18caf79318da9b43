package io.drillmaster.statistics;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A rate before and after a change. It is called another one only when the two intervals do not overlap, which is stricter
 * than a test at 5 % and can be seen in the chart.
 */
public record RateComparison(Wilson before, Wilson after) {
    /** What may be said. */
    public enum Change {
        /** The interval after lies above that before. */
        ROSE,
        /** It lies below. */
        FELL,
        /** The intervals overlap: nothing is shown, neither a change nor that there was none. */
        UNCLEAR,
        /** There are fewer drills than a comparison needs. */
        TOO_FEW
    }

    /** What may be said. */
    public Change change() {
        if (enough() instanceof Enough.TooFew) {
            return Change.TOO_FEW;
        }
        if (above(after)) {
            return Change.ROSE;
        }
        return below(after) ? Change.FELL : Change.UNCLEAR;
    }

    /** Whether there are enough drills on both sides. */
    public Enough enough() {
        return SamplingPlan.COMPARE_RATES.with(before.n(), after.n());
    }

    /** The smallest rise that as many drills after the change could have shown; empty when they could show none. */
    public Optional<Wilson> smallestRise() {
        return outcomes().filter(this::above).findFirst();
    }

    /** The smallest fall that as many drills after the change could have shown; empty when they could show none. */
    public Optional<Wilson> smallestFall() {
        return outcomes().filter(this::below).reduce((less, more) -> more);
    }

    /** All of it in a sentence or two. */
    public String sentence() {
        if (enough() instanceof Enough.TooFew few) {
            return few.reason();
        }
        var both = words(before) + " before, " + words(after) + " after";
        return switch (change()) {
            case ROSE -> "The rate rose: " + both + ". The intervals do not overlap.";
            case FELL -> "The rate fell: " + both + ". The intervals do not overlap.";
            case UNCLEAR, TOO_FEW ->
                "Too few drills to tell: " + both + ", and the intervals overlap. With " + after.n()
                        + " drills after the change, "
                        + smallestRise()
                                .map(rise -> "the smallest rise to show is " + count(rise))
                                .orElse("no rise could show")
                        + ", and "
                        + smallestFall()
                                .map(fall -> "the smallest fall is " + count(fall) + ".")
                                .orElse("no fall could.");
        };
    }

    private Stream<Wilson> outcomes() {
        return IntStream.rangeClosed(0, after.n()).mapToObj(hits -> Wilson.of(hits, after.n()));
    }

    private boolean above(Wilson outcome) {
        return outcome.lo() > before.hi();
    }

    private boolean below(Wilson outcome) {
        return outcome.hi() < before.lo();
    }

    private static String words(Wilson rate) {
        return String.format(Locale.ROOT, "%s (%.0f to %.0f %%)", count(rate), 100 * rate.lo(), 100 * rate.hi());
    }

    private static String count(Wilson rate) {
        return rate.hits() + " of " + rate.n();
    }
}
