package io.drillmaster.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The panel of tabletops on the trend, apart from all that is about drills.
 *
 * @param sentence how many sessions, of which period
 * @param unplayed a sentence on sessions that were closed without having been started; null when there are none
 * @param samples a sentence when made-up sessions are among them; null when none is
 * @param nothing what to do when there is no session to show; null when there is one
 */
public record TrendTabletops(
        String sentence,
        @Nullable String unplayed,
        @Nullable String samples,
        List<TrendPage.Chart> charts,
        @Nullable String nothing) {
    public TrendTabletops {
        charts = List.copyOf(charts);
    }
}
