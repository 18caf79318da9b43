package io.drillmaster.evidence;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Json;
import io.drillmaster.drillpackages.Token;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
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

    private static final String COLUMNS =
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
        return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS + " from evidence" + """
             where exercise_id = :exercise
               or id in (select refers_to from evidence
                         where exercise_id = :exercise and kind = 'ATTRIBUTED')
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

    /** The next rows after a place in the log. */
    public List<Evidence> after(Handle handle, long seq, int limit) {
        return handle.createQuery("select " + COLUMNS + " from evidence where seq > :seq order by seq limit :limit")
                .bind("seq", seq)
                .bind("limit", limit)
                .map(EvidenceStore::row)
                .list();
    }

    private static Evidence row(ResultSet row, StatementContext context) throws SQLException {
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
