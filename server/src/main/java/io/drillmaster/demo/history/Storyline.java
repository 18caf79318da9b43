package io.drillmaster.demo.history;

import io.drillmaster.scenarios.Scenario;
import io.drillmaster.scenarios.ScenarioLibrary;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Eighteen months of an organisation that learns. At first most drills go unseen or are noticed late; in the seventh month
 * a detection rule is deployed, and from then on most are seen within minutes; egress is closed in the tenth, npm 12 comes
 * in the eleventh. Chance is seeded: the same day gives the same story.
 */
final class Storyline {
    /** When the rule came, counted from the beginning. */
    static final int RULE_DAY = 213;

    /** When the build jobs could reach only their registry. */
    static final int EGRESS_DAY = 305;

    /** How long the whole story is. */
    static final int DAYS = 547;

    private static final long SEED = 20_260_301;
    private static final int LAST_DAYS_FREE = 3;

    private static final List<Series> SERIES = List.of(
            new Series(
                    "SC-01",
                    "Platform",
                    "CI runner",
                    "runner",
                    28,
                    4,
                    Map.of(3, Course.STOPPED, 12, Course.CONTRADICTORY)),
            new Series("SC-01", "Payments", "Laptop", "laptop", 21, 9, Map.of(11, Course.WARNED)),
            new Series("SC-01", "Data science", "Notebook server", "notebook", 28, 16, Map.of(2, Course.REVEALED)),
            new Series("SC-17", "Platform", "CI runner", "runner", 28, 20, Map.of(5, Course.REVEALED)),
            new Series("SC-17", "Payments", "Laptop", "laptop", 35, 26, Map.of()),
            new Series("SC-09", "Platform", "CI runner", "runner", 42, 33, Map.of()),
            new Series("SC-04", "Data science", "Notebook server", "notebook", 56, 40, Map.of()),
            new Series("SC-25", "Payments", "Laptop", "laptop", 35, 12, Map.of(5, Course.FALSE_ALARM)));

    private static final Map<String, List<String>> PEOPLE = Map.of(
            "Platform", List.of("sample-kim", "sample-noor"),
            "Payments", List.of("sample-ola", "sample-ren"),
            "Data science", List.of("sample-sam", "sample-yuki"));

    private final Instant begin;
    private final Instant latest;

    private Storyline(Instant now) {
        this.begin = now.truncatedTo(ChronoUnit.DAYS).minus(DAYS, ChronoUnit.DAYS);
        this.latest = now.minus(LAST_DAYS_FREE, ChronoUnit.DAYS);
    }

    /** A day of the story that ends now, counted from its beginning; UTC. */
    static LocalDate day(int day, Instant now) {
        return LocalDate.ofInstant(new Storyline(now).begin, ZoneOffset.UTC).plusDays(day);
    }

    /** The story that ends some days before this moment; in the order of time. */
    static List<Episode> upTo(Instant now, ScenarioLibrary scenarios) {
        var storyline = new Storyline(now);
        var episodes = new ArrayList<Episode>();
        for (var i = 0; i < SERIES.size(); i++) {
            var series = SERIES.get(i);
            var scenario = scenarios
                    .find(series.scenario())
                    .orElseThrow(() -> new IllegalStateException("no shipped scenario " + series.scenario()));
            episodes.addAll(storyline.episodes(series, scenario, new Random(SEED + i)));
        }
        episodes.sort(Comparator.comparing(Episode::opensAt));
        return List.copyOf(episodes);
    }

    private List<Episode> episodes(Series series, Scenario scenario, Random chance) {
        var episodes = new ArrayList<Episode>();
        var number = 0;
        for (var day = series.firstDay(); day < DAYS; day += series.everyDays()) {
            var opensAt = opening(day + chance.nextInt(3), chance);
            var episode = episode(series, scenario, number++, day, opensAt, chance);
            if (episode.closesAt().isBefore(latest)) {
                episodes.add(episode);
            }
        }
        return episodes;
    }

    /** On working days, mostly by day. */
    private Instant opening(int day, Random chance) {
        var date = begin.plus(day, ChronoUnit.DAYS).atOffset(ZoneOffset.UTC).toLocalDate();
        var weekend = switch (date.getDayOfWeek()) {
            case SATURDAY -> 2;
            case SUNDAY -> 1;
            default -> 0;
        };
        var hour = chance.nextInt(8) == 0 ? 20 + chance.nextInt(3) : 7 + chance.nextInt(10);
        return date.plusDays(weekend)
                .atTime(hour, chance.nextInt(60), chance.nextInt(60))
                .toInstant(ZoneOffset.UTC);
    }

    private static Episode episode(
            Series series, Scenario scenario, int number, int day, Instant opensAt, Random chance) {
        var labels = series.labels(day / 30, number);
        var course = Optional.ofNullable(series.said().get(number))
                .orElseGet(() -> course(series, labels.variant(), day, chance));
        var learned = day >= RULE_DAY;
        var people = PEOPLE.getOrDefault(series.team(), List.of());
        // A team answers faster with every month; the rule makes the alert faster at once.
        var practice = 1.0 - 0.5 * day / DAYS;
        var longest = scenario.window().multipliedBy(8).dividedBy(10);
        return new Episode(
                scenario,
                labels,
                opensAt,
                course,
                sight(chance.nextInt(10)),
                series.machine() + "-" + (1 + chance.nextInt(6)) + ".sample.invalid",
                Duration.ofSeconds(90 + chance.nextInt(240)),
                shorter(around(learned ? 4.0 * practice + 1 : 21, 0.65, chance), longest),
                around(3 * practice + 1, 0.5, chance),
                chance.nextInt(100) < (learned ? 93 : 72)
                        ? Optional.of(shorter(around(learned ? 14 * practice : 26, 0.55, chance), longest))
                        : Optional.empty(),
                people.get(chance.nextInt(people.size())),
                chance.nextLong());
    }

    private static Sight sight(int roll) {
        if (roll < 6) {
            return Sight.HOST_TIME;
        }
        return roll < 8 ? Sight.MARKER : Sight.LOOKUP;
    }

    private static Course course(Series series, String variant, int day, Random chance) {
        var roll = chance.nextInt(100);
        if (series.scenario().equals("SC-25")) {
            return Course.QUIET;
        }
        if (variant.equals(Series.NPM_12)) {
            return roll < 60 ? Course.BLOCKED_SILENTLY : Course.BLOCKED_AND_TOLD;
        }
        if (series.scenario().equals("SC-09")) {
            return day < EGRESS_DAY ? early(roll) : Course.BLOCKED_AND_TOLD;
        }
        return day < RULE_DAY ? early(roll) : late(roll);
    }

    private static Course early(int roll) {
        if (roll < 46) {
            return Course.UNSEEN;
        }
        if (roll < 68) {
            return Course.ALERTED;
        }
        if (roll < 82) {
            return Course.NOTICED;
        }
        return roll < 93 ? Course.ALERTED_LATE : Course.UNDECIDED;
    }

    private static Course late(int roll) {
        if (roll < 84) {
            return Course.ALERTED;
        }
        if (roll < 91) {
            return Course.UNSEEN;
        }
        if (roll < 96) {
            return Course.NOTICED;
        }
        return roll < 98 ? Course.ALERTED_LATE : Course.WARNED;
    }

    /** Times of this sort are skewed: half lie below the median, a few are several times as long (log-normal). */
    private static Duration around(double medianMinutes, double spread, Random chance) {
        var minutes = medianMinutes * Math.exp(spread * chance.nextGaussian());
        return Duration.ofMillis((long) (minutes * 60_000));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
