package io.drillmaster.pages;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.drillmaster.common.TabletopId;
import io.drillmaster.gap.GapService;
import io.drillmaster.pages.view.Markup;
import io.drillmaster.pages.view.TrendTabletops;
import io.drillmaster.tabletop.PastTabletop;
import io.drillmaster.tabletop.PastTabletops;
import io.drillmaster.trend.Figure;
import io.drillmaster.trend.Period;
import io.drillmaster.trend.TabletopTrend;
import io.drillmaster.verdict.GapCategory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Draws the tabletops of a period, and keeps what was drawn for as long as no session is closed, coded or commented, and the
 * day is the same.
 */
public final class TrendTabletopPanel {
    private static final int MOST = 16;
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final PastTabletops past;
    private final GapService gaps;
    private final Templates templates;
    private final Cache<Key, Drawn> drawn = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(FORGOTTEN_AFTER)
            .build();

    /** All that a drawing depends on. */
    private record Key(
            Optional<Instant> from,
            Optional<Instant> until,
            LocalDate today,
            List<PastTabletop.Version> sessions,
            Map<TabletopId, Map<GapCategory, Integer>> gaps) {}

    /**
     * What the trend shows of tabletops.
     *
     * @param figures empty when there is no session
     */
    record Drawn(List<Figure> figures, Markup panel) {}

    /** Of all sessions that are over, and of the gaps that they showed. */
    public TrendTabletopPanel(PastTabletops past, GapService gaps, Templates templates) {
        this.past = past;
        this.gaps = gaps;
        this.templates = templates;
    }

    /** Of the period asked for; nothing else of what the trend can be asked for applies to a tabletop. */
    Drawn of(TrendQuery query, Instant now) {
        var filter = query.filter(now);
        var sessions = past.all();
        var counts = gaps.countsOfSessions();
        var key = new Key(
                filter.from(),
                filter.until(),
                LocalDate.ofInstant(now, ZoneOffset.UTC),
                sessions.stream().map(PastTabletop::version).toList(),
                counts);
        return drawn.get(key, unseen -> draw(sessions, counts, query, now));
    }

    private Drawn draw(
            List<PastTabletop> all,
            Map<TabletopId, Map<GapCategory, Integer>> gapCounts,
            TrendQuery query,
            Instant now) {
        var filter = query.filter(now);
        var within = all.stream()
                .filter(session ->
                        filter.from().map(from -> !when(session).isBefore(from)).orElse(true)
                                && filter.until().map(when(session)::isBefore).orElse(true))
                .toList();
        var played = within.stream()
                .filter(session -> session.startedAt().isPresent())
                .map(session -> TrendTabletopSessions.of(
                        session, gapCounts.getOrDefault(session.version().id(), Map.of())))
                .toList();
        var period = Period.covering(
                filter.from(),
                filter.until(),
                within.stream().map(TrendTabletopPanel::when).toList(),
                now);
        var figures = TabletopTrend.of(played, period);
        var presenter = new TrendFigurePresenter(
                new TrendQuery(
                        query.period(),
                        query.from(),
                        query.until(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty());
        var panel = new TrendTabletops(
                (played.size() == 1 ? "1 session, " : played.size() + " sessions, ") + period.days() + ".",
                unplayed(within.size() - played.size()),
                samples(
                        (int) within.stream()
                                .filter(session -> session.version().sample())
                                .count(),
                        within.size()),
                figures.stream().map(presenter::tabletop).toList(),
                figures.isEmpty() ? nothing(all.isEmpty()) : null);
        return new Drawn(figures, new Markup(templates.render("trend-tabletops", Map.of("panel", panel))));
    }

    private static Instant when(PastTabletop session) {
        return session.startedAt().orElse(session.closedAt());
    }

    private static @Nullable String unplayed(int sessions) {
        return sessions == 0
                ? null
                : sessions == 1
                        ? "One more session was closed without having been started; it has no numbers."
                        : sessions + " more sessions were closed without having been started; they have no numbers.";
    }

    private static @Nullable String samples(int made, int of) {
        return made == 0
                ? null
                : made + " of these " + of + (of == 1 ? " session is" : " sessions are")
                        + " made up: sample history, there to show what this panel looks like.";
    }

    private static String nothing(boolean nowhere) {
        return nowhere
                ? "No tabletop was closed yet. The first one that is played to its end is shown here."
                : "No tabletop was played to its end in this period. This is not a zero: choose another period above.";
    }
}
