package io.drillmaster.verdict;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.evidence.AttributionLevel;
import io.drillmaster.measure.Detection;
import io.drillmaster.measure.Elapsed;
import io.drillmaster.measure.Flag;
import io.drillmaster.measure.InstallInstance;
import io.drillmaster.measure.Interval;
import io.drillmaster.measure.Measurement;
import io.drillmaster.measure.ObjectiveVerdict;
import io.drillmaster.measure.Outcome;
import io.drillmaster.measure.Quality;
import io.drillmaster.plan.Coverage;
import io.drillmaster.plan.Labels;
import io.drillmaster.plan.Objective;
import io.drillmaster.plan.Window;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The table {@code exercise_result}: one row an exercise, written with each measurement that is kept. */
final class ResultStore {
    private static final String FINISHED = " e.state in ('CLOSED', 'ABORTED') ";

    private static final String RESULT = """
            select e.id, e.title, e.scenario_id, e.scenario_version, e.team, e.host_class, e.variant, e.reflex,
              e.techniques, e.attack_version, e.sample, e.opens_at, e.closes_at, e.objective_ttd_ms,
              e.objective_ttr_ms, r.*
            from exercise_result r join exercise e on e.id = r.exercise_id
            where""" + FINISHED;

    /** The first transaction there can be. */
    static final String NOTHING_SEEN = "0";

    private final Jdbi jdbi;

    ResultStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * The results whose rows were written by a transaction from this one on, which is enough for whoever has seen all that
     * earlier ones wrote. The handle's transaction must read all from one snapshot, or the parts may not fit together.
     */
    static Changes changedSince(Handle handle, String transaction) {
        var shared = new Shared();
        var rows = handle.createQuery(RESULT + """
                          and e.id in (select id from exercise where changed >= cast(:since as xid8)
                            union all
                            select exercise_id from exercise_result where changed >= cast(:since as xid8))
                        """)
                .bind("since", transaction)
                .map((row, context) -> result(row, shared))
                .list();
        return handle.createQuery("""
                        select pg_snapshot_xmin(pg_current_snapshot())::text as seen_below,
                          (select count(*) from exercise_result r join exercise e on e.id = r.exercise_id
                           where""" + FINISHED + ") as count")
                .map((row, context) -> new Changes(rows, row.getInt("count"), row.getString("seen_below")))
                .one();
    }

    /**
     * What is new.
     *
     * @param rows changed ones, in no order
     * @param count of all there are, the unchanged too
     * @param seenBelow nothing that a transaction before this one wrote is missing
     */
    record Changes(List<Result> rows, int count, String seenBelow) {}

    List<Result> of(Collection<ExerciseId> exercises) {
        return jdbi.withHandle(
                handle -> handle.createQuery(RESULT + " and e.id = any (:exercises) order by r.started_at, e.id")
                        .bindArray(
                                "exercises",
                                Long.class,
                                exercises.stream().map(ExerciseId::number).toList())
                        .map((row, context) -> result(row, new Shared()))
                        .list());
    }

    int complete() {
        return jdbi.inTransaction(handle -> {
            var missing = handle.createQuery("""
                            select distinct on (m.exercise_id) m.exercise_id, m.body from measurement m
                            where not exists (select 1 from exercise_result r where r.exercise_id = m.exercise_id)
                            order by m.exercise_id, m.version desc
                            """)
                    .map((row, context) -> Map.entry(new ExerciseId(row.getLong("exercise_id")), row.getString("body")))
                    .list();
            missing.forEach(entry -> put(handle, entry.getKey(), MeasurementJson.read(entry.getValue())));
            return missing.size();
        });
    }

    static void put(Handle handle, ExerciseId exercise, Measurement measurement) {
        var update = handle.createUpdate("""
                        insert into exercise_result (exercise_id, version, engine_version, started_at, outcome,
                          ttd_us, ttd_lo_us, ttd_hi_us, ttd_followup_us, tta_us, tta_followup_us,
                          ttr_us, ttr_lo_us, ttr_hi_us, ttr_followup_us, machine_ttd_us, lead_us, time_to_block_us,
                          detected_by, ttd_objective, ttr_objective, quality, flags, candidates,
                          hosts_executed, hosts_detected)
                        select e.id, coalesce((select max(m.version) from measurement m where m.exercise_id = e.id), 1),
                          :engine, coalesce(:started, e.opens_at), :outcome,
                          :ttd, :ttdLo, :ttdHi, :ttdFollowup, :tta, :ttaFollowup,
                          :ttr, :ttrLo, :ttrHi, :ttrFollowup, :machine, :lead, :block,
                          :by, :ttdObjective, :ttrObjective, :quality, :flags, :candidates,
                          :executed, :detected
                        from exercise e where e.id = :exercise
                        on conflict (exercise_id) do update set
                          (version, engine_version, started_at, outcome, ttd_us, ttd_lo_us, ttd_hi_us, ttd_followup_us,
                           tta_us, tta_followup_us, ttr_us, ttr_lo_us, ttr_hi_us, ttr_followup_us, machine_ttd_us,
                           lead_us, time_to_block_us, detected_by, ttd_objective, ttr_objective, quality, flags,
                           candidates, hosts_executed, hosts_detected)
                          = (excluded.version, excluded.engine_version, excluded.started_at, excluded.outcome,
                           excluded.ttd_us, excluded.ttd_lo_us, excluded.ttd_hi_us, excluded.ttd_followup_us,
                           excluded.tta_us, excluded.tta_followup_us, excluded.ttr_us, excluded.ttr_lo_us,
                           excluded.ttr_hi_us, excluded.ttr_followup_us, excluded.machine_ttd_us, excluded.lead_us,
                           excluded.time_to_block_us, excluded.detected_by, excluded.ttd_objective,
                           excluded.ttr_objective, excluded.quality, excluded.flags, excluded.candidates,
                           excluded.hosts_executed, excluded.hosts_detected)
                        """);
        elapsed(update, "ttd", measurement.ttd());
        elapsed(update, "tta", measurement.tta());
        elapsed(update, "ttr", measurement.ttr());
        update.bind("exercise", exercise.number())
                .bind("engine", measurement.engineVersion())
                .bind(
                        "started",
                        measurement
                                .execution()
                                .map(Interval::estimate)
                                .map(ResultStore::utc)
                                .orElse(null))
                .bind("outcome", measurement.outcome().name())
                .bind("machine", observed(measurement.machineTtd(), Elapsed.Observed::estimate))
                .bind("lead", micros(measurement.lead()))
                .bind("block", micros(measurement.timeToBlock()))
                .bind(
                        "by",
                        measurement.detection().map(found -> found.by().name()).orElse(null))
                .bind("ttdObjective", measurement.ttdObjective().name())
                .bind("ttrObjective", measurement.ttrObjective().name())
                .bind("quality", quality(measurement).map(Enum::name).orElse(null))
                .bindArray(
                        "flags",
                        String.class,
                        measurement.flags().stream().map(Enum::name).sorted().toList())
                .bind("candidates", candidates(measurement))
                .bind("executed", measurement.hosts().size())
                .bind("detected", measurement.hostsDetected())
                .execute();
    }

    private static void elapsed(SqlStatement<?> statement, String name, Elapsed elapsed) {
        statement
                .bind(name, observed(elapsed, Elapsed.Observed::estimate))
                .bind(name + "Lo", observed(elapsed, Elapsed.Observed::lo))
                .bind(name + "Hi", observed(elapsed, Elapsed.Observed::hi))
                .bind(
                        name + "Followup",
                        elapsed instanceof Elapsed.Censored censored ? micros(censored.followUp()) : null);
    }

    private static @Nullable Long observed(Elapsed elapsed, Function<Elapsed.Observed, Duration> end) {
        return elapsed instanceof Elapsed.Observed observed ? micros(end.apply(observed)) : null;
    }

    private static @Nullable Long micros(Optional<Duration> duration) {
        return duration.isEmpty() ? null : micros(duration.get());
    }

    private static Long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    private static Optional<Quality> quality(Measurement measurement) {
        return measurement.installs().stream()
                .filter(install -> measurement
                        .execution()
                        .filter(install.executedAt()::equals)
                        .isPresent())
                .map(InstallInstance::quality)
                .findFirst();
    }

    private static int candidates(Measurement measurement) {
        return (int) measurement.alerts().stream()
                .filter(alert -> alert.level() == AttributionLevel.CANDIDATE && !alert.counts())
                .count();
    }

    private static Result result(ResultSet row, Shared shared) throws SQLException {
        return new Result(
                new ExerciseId(row.getLong("id")),
                row.getString("title"),
                row.getString("scenario_id"),
                row.getInt("scenario_version"),
                shared.one(new Labels(row.getString("team"), row.getString("host_class"), row.getString("variant"))),
                shared.one(
                        new Coverage(texts(row, "reflex"), texts(row, "techniques"), row.getString("attack_version"))),
                row.getBoolean("sample"),
                new Window(instant(row, "opens_at"), instant(row, "closes_at")),
                shared.one(new Objective(millis(row, "objective_ttd_ms"), millis(row, "objective_ttr_ms"))),
                row.getInt("engine_version"),
                instant(row, "started_at"),
                Outcome.valueOf(row.getString("outcome")),
                elapsed(row, "ttd_us", "ttd_lo_us", "ttd_hi_us", "ttd_followup_us"),
                elapsed(row, "tta_us", "tta_us", "tta_us", "tta_followup_us"),
                elapsed(row, "ttr_us", "ttr_lo_us", "ttr_hi_us", "ttr_followup_us"),
                micros(row, "machine_ttd_us"),
                micros(row, "lead_us"),
                micros(row, "time_to_block_us"),
                Optional.ofNullable(row.getString("detected_by")).map(Detection.By::valueOf),
                ObjectiveVerdict.valueOf(row.getString("ttd_objective")),
                ObjectiveVerdict.valueOf(row.getString("ttr_objective")),
                Optional.ofNullable(row.getString("quality")).map(Quality::valueOf),
                texts(row, "flags").stream().map(Flag::valueOf).collect(Collectors.toSet()),
                row.getInt("candidates"),
                new Result.Hosts(row.getInt("hosts_executed"), row.getInt("hosts_detected")));
    }

    /** Most exercises say the same of themselves as others: of equal values one is kept. */
    private static final class Shared {
        private final Map<Object, Object> values = new HashMap<>();

        @SuppressWarnings("unchecked") // a value is kept under itself
        <T> T one(T value) {
            return (T) values.computeIfAbsent(value, unseen -> unseen);
        }
    }

    private static Elapsed elapsed(ResultSet row, String estimate, String lo, String hi, String followUp)
            throws SQLException {
        var observed = micros(row, estimate);
        if (observed.isPresent()) {
            return new Elapsed.Observed(
                    observed.get(),
                    micros(row, lo).orElseThrow(),
                    micros(row, hi).orElseThrow(),
                    List.of());
        }
        return micros(row, followUp)
                .<Elapsed>map(watched -> new Elapsed.Censored(watched, List.of()))
                .orElseGet(() -> new Elapsed.NotApplicable("see the exercise"));
    }

    private static Optional<Duration> micros(ResultSet row, String column) throws SQLException {
        var value = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Duration.of(value, ChronoUnit.MICROS));
    }

    private static Optional<Duration> millis(ResultSet row, String column) throws SQLException {
        var value = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(value));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
