package io.drillmaster.evidence;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Json;
import io.drillmaster.drillpackages.Token;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The table {@code evidence}: rows go in, and are read; there is no way to change one. */
public final class EvidenceStore {
    /** Channel on which the exercise's id (or nothing) is told after each commit that brought rows. */
    public static final String CHANNEL = "evidence";

    /** Makes seq grow in commit order; any number that nothing else uses. */
    private static final long LOCK = 0x6472_696c_6c01L;

    static final String COLUMNS =
            "seq, id, exercise_id, token, source, host, source_time, source_time_raw, source_time_assumed, "
                    + "received_at, actor, refers_to, fact";

    private final Jdbi jdbi;

    /** On a migrated database. */
    public EvidenceStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Appends in a transaction of its own. Rows whose id is there already are left out: telling twice is harmless. */
    public void append(List<NewEvidence> rows) {
        jdbi.useTransaction(handle -> append(handle, rows));
    }

    /** Appends as part of the caller's transaction: all of the rows, in their order. */
    public void append(Handle handle, List<NewEvidence> rows) {
        if (rows.isEmpty()) {
            return;
        }
        handle.select("select pg_advisory_xact_lock(?)", LOCK).mapToMap().one();
        EvidenceCopy.arrive(handle, rows);
        // The token's owner is looked up here, in the same statement, so that no row is ever without its exercise for a
        // moment. The order by makes seq grow in the order of the rows.
        var touched = handle.createQuery("""
            with fresh as (
              insert into evidence (id, exercise_id, token, kind, source, host, source_time,
                source_time_raw, source_time_assumed, received_at, actor, refers_to, fact, raw, sha256)
              select a.id, coalesce(a.exercise_id, t.exercise_id), a.token, a.fact ->> 'kind', a.source,
                a.host, a.source_time, a.source_time_raw, a.source_time_assumed, a.received_at, a.actor,
                a.refers_to, a.fact, a.raw, a.sha256
              from evidence_arriving a left join install_target t on t.token = a.token
              order by a.place
              on conflict (id) do nothing
              returning exercise_id
            )
            select distinct coalesce(exercise_id, 0) from fresh
            """).mapTo(Long.class).list();
        if (!touched.isEmpty()) {
            tell(handle, touched);
        }
    }

    private static void tell(Handle handle, List<Long> exercises) {
        var names = exercises.stream()
                .map(number -> number == 0 ? "" : new ExerciseId(number).toString())
                .toArray(String[]::new);
        handle.createQuery("select count(pg_notify(:channel, name)::text) from unnest(cast(:names as text[])) name")
                .bind("channel", CHANNEL)
                .bind("names", names)
                .mapTo(Long.class)
                .one();
    }

    /**
     * All that belongs to an exercise, in log order: its own rows, and the alerts that were attributed to it.
     * (Indexes evidence_by_exercise and the unique one on id.)
     */
    public List<Evidence> of(ExerciseId exercise) {
        // Two halves and no "or": PostgreSQL uses an index for each, and would read the whole log for both at once.
        return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS + """
             from evidence where exercise_id = :exercise
            union all
            select""" + " " + COLUMNS + """
             from evidence
            where id in (select refers_to from evidence where exercise_id = :exercise and kind = 'ATTRIBUTED')
              and exercise_id is distinct from :exercise
            order by seq
            """)
                .bind("exercise", exercise.number())
                .map(EvidenceStore::row)
                .list());
    }

    /** One row. */
    public Optional<Evidence> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS + " from evidence where id = :id")
                .bind("id", id)
                .map(EvidenceStore::row)
                .findOne());
    }

    /** The bytes as they came from outside; empty for facts of our own. */
    public Optional<byte[]> raw(UUID id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select raw from evidence where id = :id and raw is not null")
                        .bind("id", id)
                        .mapTo(byte[].class)
                        .findOne());
    }

    /** The same for many rows at once; rows without such bytes are left out. */
    public Map<UUID, byte[]> raw(Handle handle, List<UUID> ids) {
        return handle.createQuery("select id, raw from evidence where id = any (:ids) and raw is not null")
                .bindArray("ids", UUID.class, ids)
                .map((row, context) -> Map.entry(row.getObject("id", UUID.class), row.getBytes("raw")))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** What a source told about one of its incidents, alerts and responses, in log order. (Index evidence_by_incident.) */
    public List<Evidence> ofIncident(Handle handle, String source, String incident) {
        return handle.createQuery("select " + COLUMNS + " from evidence"
                        + " where source = :source and fact ->> 'incident' = :incident order by seq")
                .bind("source", source)
                .bind("incident", incident)
                .map(EvidenceStore::row)
                .list();
    }

    /** These rows, as far as they are there, in log order. */
    public List<Evidence> find(Handle handle, List<UUID> ids) {
        return handle.createQuery("select " + COLUMNS + " from evidence where id = any (:ids) order by seq")
                .bindArray("ids", UUID.class, ids)
                .map(EvidenceStore::row)
                .list();
    }

    /** Rows that speak about any of these, in log order. (Index evidence_by_reference.) */
    public List<Evidence> about(Handle handle, List<UUID> ids) {
        return handle.createQuery("select " + COLUMNS + " from evidence where refers_to = any (:ids) order by seq")
                .bindArray("ids", UUID.class, ids)
                .map(EvidenceStore::row)
                .list();
    }

    /** Rows that speak about this one, in log order. (Index evidence_by_reference.) */
    public List<Evidence> about(UUID id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select " + COLUMNS + " from evidence where refers_to = :id order by seq")
                        .bind("id", id)
                        .map(EvidenceStore::row)
                        .list());
    }

    /** What is said of these alerts and counts: for each exercise one word. (View attribution_in_force.) */
    public List<Evidence> inForce(List<UUID> alerts) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS + " from evidence"
                        + " where id in (select id from attribution_in_force where alert = any (:alerts)) order by seq")
                .bindArray("alerts", UUID.class, alerts)
                .map(EvidenceStore::row)
                .list());
    }

    /**
     * Exercises that were seen to run on one of these hosts after a moment. Only the first label is compared: a host of the
     * same first label may be another one. (Index evidence_of_drills_by_host.)
     */
    public List<ExerciseId> seenOn(Handle handle, Collection<String> hosts, Instant since) {
        return handle.createQuery("""
                        select distinct exercise_id from evidence
                        where split_part(lower(host), '.', 1) = any (:labels) and exercise_id is not null
                          and host is not null and kind in ('MARKER_PRESENT', 'ATTRIBUTED') and received_at >= :since
                        order by exercise_id
                        """)
                .bindArray("labels", String.class, labels(hosts))
                .bind("since", since.atOffset(ZoneOffset.UTC))
                .mapTo(Long.class)
                .map(ExerciseId::new)
                .list();
    }

    /** Alerts of one of these hosts, by their first label, in log order. (Index evidence_of_alerts_by_time.) */
    public List<Evidence> alertsOf(Handle handle, Collection<String> hosts, Instant from, Instant to, int limit) {
        return handle.createQuery("select " + COLUMNS + " from evidence" + """
                         where kind = 'ALERT_RECEIVED' and received_at between :from and :to
                          and (split_part(lower(host), '.', 1) = any (:labels) or exists (
                            select 1 from jsonb_array_elements_text(fact -> 'traits' -> 'hosts') named
                            where split_part(lower(named), '.', 1) = any (:labels)))
                        order by seq limit :limit
                        """)
                .bindArray("labels", String.class, labels(hosts))
                .bind("from", from.atOffset(ZoneOffset.UTC))
                .bind("to", to.atOffset(ZoneOffset.UTC))
                .bind("limit", limit)
                .map(EvidenceStore::row)
                .list();
    }

    /** Alerts about a CI run, in log order. (Index evidence_of_alerts_by_ci_run.) */
    public List<Evidence> alertsOfCiRun(Handle handle, String run, int limit) {
        return handle.createQuery("select " + COLUMNS + " from evidence" + """
                         where kind = 'ALERT_RECEIVED'
                          and fact -> 'traits' -> 'ciRuns' @> to_jsonb(cast(:run as text))
                        order by seq limit :limit
                        """)
                .bind("run", run)
                .bind("limit", limit)
                .map(EvidenceStore::row)
                .list();
    }

    /** Whose CI run this is, by the last word that was not taken back. (Index evidence_of_ci_runs.) */
    public Optional<ExerciseId> exerciseOfCiRun(String run) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select tied.exercise_id from evidence tied
                        where tied.kind = 'CI_RUN_TIED' and tied.fact ->> 'run' = :run and not exists (
                          select 1 from evidence retraction
                          where retraction.refers_to = tied.id and retraction.kind = 'RETRACTED' and not exists (
                            select 1 from evidence undone
                            where undone.refers_to = retraction.id and undone.kind = 'RETRACTED'))
                        order by tied.seq desc limit 1
                        """)
                .bind("run", run)
                .mapTo(Long.class)
                .map(ExerciseId::new)
                .findOne());
    }

    private static List<String> labels(Collection<String> hosts) {
        return hosts.stream()
                .map(host -> host.toLowerCase(Locale.ROOT).split("\\.", 2)[0])
                .distinct()
                .toList();
    }

    /** The next rows after a place in the log. */
    public List<Evidence> after(Handle handle, long seq, int limit) {
        return handle.createQuery("select " + COLUMNS + " from evidence where seq > :seq order by seq limit :limit")
                .bind("seq", seq)
                .bind("limit", limit)
                .map(EvidenceStore::row)
                .list();
    }

    static Evidence row(ResultSet row, StatementContext context) throws SQLException {
        var exercise = row.getLong("exercise_id");
        return new Evidence(
                row.getLong("seq"),
                row.getObject("id", UUID.class),
                exercise == 0 ? Optional.empty() : Optional.of(new ExerciseId(exercise)),
                Optional.ofNullable(row.getString("token")).map(Token::new),
                row.getString("source"),
                Optional.ofNullable(row.getString("host")),
                sourceTime(row),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("actor")),
                Optional.ofNullable(row.getObject("refers_to", UUID.class)),
                Json.read(row.getString("fact"), Fact.class));
    }

    private static Optional<SourceTime> sourceTime(ResultSet row) throws SQLException {
        var time = row.getObject("source_time", OffsetDateTime.class);
        if (time == null) {
            return Optional.empty();
        }
        return Optional.of(new SourceTime(
                time.toInstant(), row.getString("source_time_raw"), row.getBoolean("source_time_assumed")));
    }
}
