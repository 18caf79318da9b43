package io.drillmaster.pages;

import io.drillmaster.measure.Outcome;
import io.drillmaster.pages.view.TrendPage;
import io.drillmaster.statistics.KaplanMeier;
import io.drillmaster.statistics.Wilson;
import io.drillmaster.trend.TrendSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The few numbers at the head of the trend. */
final class TrendTiles {
    private TrendTiles() {}

    static List<TrendPage.Tile> of(TrendSummary summary) {
        var tiles = new ArrayList<TrendPage.Tile>();
        tiles.add(rate("Detected in time", summary.detectionRate(), "of the drills in which code ran"));
        tiles.add(median("Median time to detect", summary.ttd()));
        tiles.add(median("Median time to respond", summary.ttr()));
        tiles.add(rate("Prevented", summary.preventionRate(), "of the drills that say something"));
        tiles.add(new TrendPage.Tile(
                "Prevented silently",
                Integer.toString(summary.count(Outcome.PREVENTED_SILENT)),
                "safe, and nobody was told"));
        return tiles;
    }

    private static TrendPage.Tile rate(String label, Optional<Wilson> rate, String of) {
        return rate.map(known -> new TrendPage.Tile(
                        label,
                        percent(known.share()),
                        known.hits() + " of " + known.n() + " " + of + "; 95\u00a0% interval " + percent(known.lo())
                                + " to " + percent(known.hi())))
                .orElseGet(() -> new TrendPage.Tile(label, "no data", "no drill to count"));
    }

    /** The median by which half were detected; the time when the curve reaches one half, not the mean of two. */
    private static TrendPage.Tile median(String label, KaplanMeier curve) {
        if (curve.subjects() == 0) {
            return new TrendPage.Tile(label, "no data", "no drill to count");
        }
        var n = "Kaplan–Meier, n = " + curve.subjects();
        return curve.median()
                .map(median -> new TrendPage.Tile(label, Words.duration(median), n + "; " + interval(curve)))
                .orElseGet(() -> new TrendPage.Tile(
                        label,
                        "> " + curve.longestFollowUp().map(Words::duration).orElse("0 s"),
                        n + "; not reached: in more than half it was not seen as long as it was watched"));
    }

    private static String interval(KaplanMeier curve) {
        if (curve.medianLo().isEmpty() && curve.medianHi().isEmpty()) {
            return "too few drills for an interval";
        }
        return "95\u00a0% interval " + curve.medianLo().map(Words::duration).orElse("0 s") + " to "
                + curve.medianHi().map(Words::duration).orElse("not reached");
    }

    private static String percent(double share) {
        return Math.round(share * 100) + "\u00a0%";
    }
}
