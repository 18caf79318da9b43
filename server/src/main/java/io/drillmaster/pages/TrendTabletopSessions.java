package io.drillmaster.pages;

import io.drillmaster.scenarios.msel.Msel;
import io.drillmaster.tabletop.PastTabletop;
import io.drillmaster.tabletop.Rating;
import io.drillmaster.tabletop.TabletopNumbers;
import io.drillmaster.trend.TabletopSession;
import io.drillmaster.verdict.GapCategory;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hands the numbers of sessions that are over to the trend, which knows nothing of how sessions are kept. */
final class TrendTabletopSessions {
    private TrendTabletopSessions() {}

    static TabletopSession of(PastTabletop past, Map<GapCategory, Integer> gaps) {
        var numbers = past.numbers();
        return new TabletopSession(
                past.version().id().toString(),
                past.title(),
                past.startedAt().orElse(past.closedAt()),
                past.story(),
                numbers.decisions().stream()
                        .map(TrendTabletopSessions::decision)
                        .toList(),
                middle(numbers.firstResponse()),
                middle(numbers.groupDecision()),
                attendance(past),
                numbers.observers(),
                numbers.clarifications().all(),
                numbers.coded().matching(),
                numbers.coded().coded(),
                numbers.coded().open(),
                numbers.coded().passed(),
                ratings(numbers),
                feedback(past),
                gaps);
    }

    private static TabletopSession.Decision decision(TabletopNumbers.Asked asked) {
        return new TabletopSession.Decision(
                asked.inject(), asked.timed(), asked.asked(), asked.inTime(), asked.first(), asked.decided());
    }

    private static TabletopSession.Middle middle(TabletopNumbers.Middle middle) {
        return new TabletopSession.Middle(middle.n(), middle.censored(), middle.median());
    }

    private static Map<String, Integer> attendance(PastTabletop past) {
        var people = new LinkedHashMap<String, Integer>();
        for (Msel.PlayerRole role : past.roles()) {
            people.merge(role.name(), past.numbers().attendance().getOrDefault(role.id(), 0), Integer::sum);
        }
        return people;
    }

    private static Map<TabletopSession.Rating, Integer> ratings(TabletopNumbers numbers) {
        var ratings = new EnumMap<TabletopSession.Rating, Integer>(TabletopSession.Rating.class);
        for (var rating : Rating.values()) {
            ratings.put(same(rating), numbers.ratings().getOrDefault(rating, 0));
        }
        return ratings;
    }

    private static TabletopSession.Rating same(Rating rating) {
        return switch (rating) {
            case P -> TabletopSession.Rating.P;
            case S -> TabletopSession.Rating.S;
            case M -> TabletopSession.Rating.M;
            case U -> TabletopSession.Rating.U;
            case N -> TabletopSession.Rating.N;
        };
    }

    private static TabletopSession.Feedback feedback(PastTabletop past) {
        var agreement = new LinkedHashMap<String, List<Integer>>();
        past.feedback().counts().forEach((statement, counts) -> agreement.put(statement.text(), counts));
        return new TabletopSession.Feedback(past.feedback().n(), past.feedback().asked(), agreement);
    }
}
