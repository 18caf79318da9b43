package io.drillmaster.app;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Finished exercises of a year and a half, as rows: a page that shows hundreds cannot wait until hundreds were run. Detection
 * is slow and often missing until a rule is deployed 200 days ago.
 */
final class TrendHistory {
    private static final List<String> TEAMS = List.of("Payments", "Platform", "Research");
    private static final List<String> SCENARIOS = List.of("SC-01", "SC-17", "SC-05");

    private final Random random = new Random(7);
    private final Handle handle;
    private final Instant now;

    private TrendHistory(Handle handle, Instant now) {
        this.handle = handle;
        this.now = now;
    }

    /** Adds so many, evenly over 540 days up to now. */
    static void add(Jdbi jdbi, int exercises, Instant now) {
        jdbi.useTransaction(handle -> {
            var history = new TrendHistory(handle, now.truncatedTo(ChronoUnit.SECONDS));
            for (var i = 0; i < exercises; i++) {
                history.one(i, exercises);
            }
        });
    }

    private void one(int number, int of) {
        var daysAgo = 540 - 539L * number / of;
        var at = now.minus(daysAgo, ChronoUnit.DAYS)
                .plus(random.nextInt(300), ChronoUnit.MINUTES)
                .minus(6, ChronoUnit.HOURS);
        var fixed = daysAgo < 200;
        var kind = number % 12 == 11 ? "control" : random.nextInt(10) < 2 ? "prevented" : "ran";
        var scenario = number % 3 == 2 ? SCENARIOS.get(1 + random.nextInt(2)) : SCENARIOS.get(0);
        var window = Duration.ofMinutes(number % 10 == 3 ? 120 : 60);
        var id = exercise(number, scenario, at, window, kind.equals("control"));
        switch (kind) {
            case "control" ->
                result(id, at, random.nextInt(5) == 0 ? "CONTROL_ALARMED" : "CONTROL_QUIET", null, null, null, null);
            case "prevented" ->
                result(id, at, fixed ? "PREVENTED_ALERTED" : "PREVENTED_SILENT", null, null, null, null);
            default -> ran(id, at, window, fixed);
        }
        if (number % 5 == 0) {
            gap(id, at, number);
        }
    }

    private void ran(long id, Instant at, Duration window, boolean fixed) {
        var chance = random.nextInt(100);
        if (chance < (fixed ? 8 : 45)) {
            result(id, at, "NOT_DETECTED", null, window, null, null);
        } else if (chance > 95) {
            result(id, at, "DETECTED_LATE", window.plusSeconds(900 + random.nextInt(9000)), null, null, null);
        } else {
            var ttd = Duration.ofSeconds((long) Math.exp((fixed ? 4.2 : 6.2) + random.nextGaussian()));
            var seen = ttd.compareTo(window) > 0 ? window : ttd;
            var answered = random.nextInt(5) > 0;
            result(
                    id,
                    at,
                    "DETECTED",
                    seen,
                    null,
                    answered ? Duration.ofSeconds((long) Math.exp(6.5 + random.nextGaussian() * 0.8)) : null,
                    answered ? null : window.minus(seen).plusSeconds(1));
        }
    }

    private long exercise(int number, String scenario, Instant at, Duration window, boolean control) {
        return handle.createQuery("""
                        insert into exercise (title, scenario_id, scenario_version, scenario_yaml, control, state, opens_at,
                          closes_at, contact, objective_ttd_ms, objective_ttr_ms, created_by, created_at, scope, team,
                          host_class, reflex, techniques, attack_version, sample)
                        values (:title, :scenario, :version, '', :control, 'CLOSED', :opens, :closes, 'security', 600000,
                          1800000, 'planner', :opens, '{*}', :team, :host, '{EXPOSE,EXERCISE}', '{T1195.002,T1059.006}',
                          '17.1', :sample)
                        returning id
                        """)
                .bind("title", "Drill " + number)
                .bind("scenario", scenario)
                .bind("version", scenario.equals("SC-17") && number > 90 ? 2 : 1)
                .bind("control", control)
                .bind("opens", utc(at))
                .bind("closes", utc(at.plus(window)))
                .bind("team", TEAMS.get(number % 3))
                .bind("host", scenario.equals("SC-01") ? "laptop" : number % 2 == 0 ? "CI runner" : "")
                .bind("sample", number % 9 == 0)
                .mapTo(Long.class)
                .one();
    }

    private void result(
            long id,
            Instant at,
            String outcome,
            @Nullable Duration ttd,
            @Nullable Duration watched,
            @Nullable Duration ttr,
            @Nullable Duration ttrWatched) {
        handle.createUpdate("""
                        insert into exercise_result (exercise_id, version, engine_version, started_at, outcome, ttd_us,
                          ttd_lo_us, ttd_hi_us, ttd_followup_us, ttr_us, ttr_lo_us, ttr_hi_us, ttr_followup_us,
                          ttd_objective, ttr_objective, quality, flags, candidates, hosts_executed, hosts_detected)
                        values (:id, 1, 1, :at, :outcome, :ttd, :ttd * 9 / 10, :ttd * 12 / 10, :watched, :ttr, :ttr, :ttr,
                          :ttrWatched, :objective, :ttrObjective, :quality, '{}', :candidates, 1, 1)
                        """)
                .bind("id", id)
                .bind("at", utc(at))
                .bind("outcome", outcome)
                .bind("ttd", micros(ttd))
                .bind("watched", micros(watched))
                .bind("ttr", micros(ttr))
                .bind("ttrWatched", micros(ttrWatched))
                .bind("objective", verdict(ttd, watched, 600))
                .bind("ttrObjective", verdict(ttr, ttrWatched, 1800))
                .bind(
                        "quality",
                        ttd == null && watched == null ? null : random.nextBoolean() ? "INTERVAL" : "UPPER_BOUND")
                .bind("candidates", random.nextInt(20) == 0 ? 1 : 0)
                .execute();
    }

    private static String verdict(@Nullable Duration time, @Nullable Duration watched, long objective) {
        if (time == null) {
            return watched == null ? "NONE" : "MISSED";
        }
        var seconds = time.toSeconds();
        return seconds * 1.2 <= objective ? "MET" : seconds * 0.9 > objective ? "MISSED" : "UNDECIDED";
    }

    private void gap(long exercise, Instant at, int number) {
        var closed = number % 10 == 0 && number % 30 != 0;
        var id = handle.createQuery("""
                        insert into gap (exercise_id, category, title, description, status, due_on, proved_by, created_by,
                          created_at)
                        values (:exercise, 'DETECT', 'No rule', '', :status, :due, :proof, 'ana', :at)
                        returning id
                        """)
                .bind("exercise", exercise)
                .bind("status", closed ? "CLOSED" : "OPEN")
                .bind(
                        "due",
                        at.plus(60, ChronoUnit.DAYS).atOffset(ZoneOffset.UTC).toLocalDate())
                .bind("proof", closed ? exercise : null)
                .bind("at", utc(at))
                .mapTo(Long.class)
                .one();
        if (number % 10 == 0) {
            change(id, at.plus(10 + number % 50, ChronoUnit.DAYS), "closed, proved by EX-0001");
        }
        if (number % 10 == 0 && !closed) {
            change(id, at.plus(70, ChronoUnit.DAYS), "status: Proved closed → Open");
        }
    }

    private void change(long gap, Instant at, String what) {
        handle.execute(
                "insert into gap_change (gap_id, changed_at, changed_by, what) values (?, ?, 'ana', ?)",
                gap,
                utc(at.isAfter(now) ? now : at),
                what);
    }

    private static @Nullable Long micros(@Nullable Duration duration) {
        return duration == null ? null : duration.toNanos() / 1000;
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
