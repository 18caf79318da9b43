package io.drillmaster.tabletop;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Json;
import io.drillmaster.common.TabletopId;
import io.drillmaster.scenarios.msel.Msel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The tables {@code tabletop}, {@code tabletop_event} and {@code tabletop_person}. */
final class TabletopStore {
    /** People are counted by the primary key of their table, which begins with the session. */
    private static final String ROW =
            "select id, title, msel_id, msel_version, code, phase, created_by, created_at, (select count(*) from"
                    + " tabletop_person where tabletop_id = id and not sent_out) as people from tabletop ";

    private final Jdbi jdbi;

    TabletopStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    <T> T with(Function<Handle, T> work) {
        return jdbi.withHandle(work::apply);
    }

    <T> T inTransaction(Function<Handle, T> work) {
        return jdbi.inTransaction(work::apply);
    }

    TabletopId add(
            String title, Msel msel, String code, String by, Instant at, Optional<ExerciseId> beside, boolean sample) {
        return jdbi.withHandle(handle -> handle.createQuery("""
            insert into tabletop (title, msel_id, msel_version, msel, code, created_by, created_at, exercise_id, sample)
            values (:title, :mselId, :version, cast(:msel as jsonb), :code, :by, :at, :beside, :sample) returning id
            """)
                .bind("title", title)
                .bind("mselId", msel.id())
                .bind("version", msel.version())
                .bind("msel", Json.write(msel))
                .bind("code", code)
                .bind("by", by)
                .bind("at", utc(at))
                .bind("beside", beside.map(ExerciseId::number).orElse(null))
                .bind("sample", sample)
                .mapTo(Long.class)
                .map(TabletopId::new)
                .one());
    }

    boolean isSample(TabletopId id) {
        return jdbi.withHandle(handle -> handle.createQuery("select sample from tabletop where id = :id")
                .bind("id", id.number())
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false));
    }

    List<TabletopRow> list() {
        return jdbi.withHandle(handle -> handle.createQuery(ROW + "order by id desc")
                .map((row, context) -> row(row))
                .list());
    }

    Optional<TabletopRow> find(TabletopId id) {
        return jdbi.withHandle(handle -> handle.createQuery(ROW + "where id = :id")
                .bind("id", id.number())
                .map((row, context) -> row(row))
                .findOne());
    }

    Optional<TabletopRow> byCode(String code) {
        return jdbi.withHandle(handle -> handle.createQuery(ROW + "where code = :code")
                .bind("code", code)
                .map((row, context) -> row(row))
                .findOne());
    }

    /** Those whose clock runs. */
    List<TabletopId> running() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select id from tabletop where phase = 'RUNNING' order by id")
                        .mapTo(Long.class)
                        .map(TabletopId::new)
                        .list());
    }

    /** Those that are neither drafts nor closed. */
    List<TabletopId> open() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id from tabletop where phase not in ('DRAFT', 'CLOSED') order by id")
                .mapTo(Long.class)
                .map(TabletopId::new)
                .list());
    }

    /** Those that are over, oldest first, by all that their numbers depend on. */
    List<PastTabletop.Version> closed() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, last_seq, sample,
                          (select count(*) from tabletop_feedback where tabletop_id = tabletop.id) as feedback
                        from tabletop where phase = 'CLOSED' order by id
                        """)
                .map((row, context) -> new PastTabletop.Version(
                        new TabletopId(row.getLong("id")),
                        row.getLong("last_seq"),
                        row.getInt("feedback"),
                        row.getBoolean("sample")))
                .list());
    }

    List<TabletopId> beside(ExerciseId exercise) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id from tabletop where exercise_id = :exercise and phase = 'RUNNING'")
                .bind("exercise", exercise.number())
                .mapTo(Long.class)
                .map(TabletopId::new)
                .list());
    }

    List<ExerciseId> drillsBeside() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select distinct exercise_id from tabletop where exercise_id is not null and phase = 'RUNNING'")
                .mapTo(Long.class)
                .map(ExerciseId::new)
                .list());
    }

    Optional<SessionState> fresh(Handle handle, TabletopId id) {
        return handle.createQuery("select title, msel::text as msel from tabletop where id = :id")
                .bind("id", id.number())
                .map((row, context) ->
                        new SessionState(id, row.getString("title"), Json.read(row.getString("msel"), Msel.class)))
                .findOne();
    }

    /** Nobody else writes to the session until the transaction ends. */
    void lock(Handle handle, TabletopId id) {
        handle.execute("select 1 from tabletop where id = ? for update", id.number());
    }

    List<Entry> after(Handle handle, TabletopId id, long seq) {
        return handle.createQuery("""
            select seq, at, actor_kind, actor, event::text as event from tabletop_event
            where tabletop_id = :id and seq > :seq order by seq
            """)
                .bind("id", id.number())
                .bind("seq", seq)
                .map((row, context) -> new Entry(
                        row.getLong("seq"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        new Actor(Actor.Kind.valueOf(row.getString("actor_kind")), row.getString("actor")),
                        Json.read(row.getString("event"), TabletopEvent.class)))
                .list();
    }

    /** A request of somebody, by the key that they gave it. */
    record Request(String actor, String key) {}

    /** An event, and the key of the request that asked for it; absent when nobody did. */
    record Asked(Entry entry, Optional<String> key) {}

    /** The events that these requests made already. */
    Map<Request, Long> made(Handle handle, TabletopId id, List<Request> requests) {
        if (requests.isEmpty()) {
            return Map.of();
        }
        return handle
                .createQuery("""
                    select made.actor, made.request, made.seq
                    from unnest(:actors, :keys) as asked (actor, key)
                    join tabletop_event made
                      on made.tabletop_id = :id and made.actor = asked.actor and made.request = asked.key
                    """)
                .bind("id", id.number())
                .bindArray(
                        "actors",
                        String.class,
                        requests.stream().map(Request::actor).toList())
                .bindArray(
                        "keys",
                        String.class,
                        requests.stream().map(Request::key).toList())
                .map((row, context) ->
                        Map.entry(new Request(row.getString("actor"), row.getString("request")), row.getLong("seq")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one));
    }

    void append(Handle handle, TabletopId id, List<Asked> events) {
        var batch = handle.prepareBatch("""
            insert into tabletop_event (tabletop_id, seq, at, actor_kind, actor, event, request)
            values (:id, :seq, :at, :kind, :actor, cast(:event as jsonb), :request)
            """);
        for (var asked : events) {
            var entry = asked.entry();
            batch.bind("id", id.number())
                    .bind("seq", entry.seq())
                    .bind("at", utc(entry.at()))
                    .bind("kind", entry.actor().kind().name())
                    .bind("actor", entry.actor().id())
                    .bind("event", json(entry.event()))
                    .bind("request", asked.key().orElse(null))
                    .add();
        }
        var unused = batch.execute();
    }

    static String json(TabletopEvent event) {
        return Json.mapper().valueToTree(event).toString();
    }

    void stands(Handle handle, TabletopId id, Phase phase, long seq) {
        handle.execute(
                "update tabletop set phase = ?, last_seq = ?, code = case when ? = 'CLOSED' then null else code end"
                        + " where id = ?",
                phase.name(),
                seq,
                phase.name(),
                id.number());
        tell(handle, Tabletops.CHANNEL, id);
    }

    void setCode(Handle handle, TabletopId id, String code) {
        handle.execute("update tabletop set code = ? where id = ?", code, id.number());
    }

    void addPerson(Handle handle, TabletopId id, String person, String tokenHash, Instant at) {
        handle.execute(
                "insert into tabletop_person (tabletop_id, person, token_hash, seen_at) values (?, ?, ?, ?)",
                id.number(),
                person,
                tokenHash,
                utc(at));
    }

    void sendOut(Handle handle, TabletopId id, String person) {
        handle.execute(
                "update tabletop_person set sent_out = true where tabletop_id = ? and person = ?", id.number(), person);
    }

    /** Notes that somebody is writing. Who looks at the session is told when that is news, and not with every letter. */
    void writes(TabletopId id, String person, Instant at) {
        jdbi.useTransaction(handle -> {
            var known = handle.createQuery("""
                select writing_at from tabletop_person
                where tabletop_id = :id and person = :person and writing_at > :since for update
                """)
                    .bind("id", id.number())
                    .bind("person", person)
                    .bind("since", utc(at.minus(Presence.WRITING)))
                    .mapTo(OffsetDateTime.class)
                    .findOne();
            handle.execute(
                    "update tabletop_person set writing_at = ? where tabletop_id = ? and person = ?",
                    utc(at),
                    id.number(),
                    person);
            if (known.isEmpty()) {
                tell(handle, Tabletops.PRESENCE_CHANNEL, id);
            }
        });
    }

    private static void tell(Handle handle, String channel, TabletopId id) {
        handle.createQuery("select pg_notify(:channel, :id)")
                .bind("channel", channel)
                .bind("id", id.toString())
                .mapTo(String.class)
                .findOne();
    }

    Optional<String> personOf(TabletopId id, String tokenHash) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select person from tabletop_person where tabletop_id = :id and token_hash = :hash")
                .bind("id", id.number())
                .bind("hash", tokenHash)
                .mapTo(String.class)
                .findOne());
    }

    /** Keeps it, when it is their first. @return whether it was */
    boolean addFeedback(TabletopId id, String person, Feedback feedback) {
        return jdbi.inTransaction(handle -> {
            var first = handle.execute(
                            "update tabletop_person set feedback_given = true"
                                    + " where tabletop_id = ? and person = ? and not feedback_given",
                            id.number(),
                            person)
                    == 1;
            if (first) {
                handle.execute(
                        "insert into tabletop_feedback (id, tabletop_id, answers) values (?, ?, cast(? as jsonb))",
                        UUID.randomUUID(),
                        id.number(),
                        Json.write(feedback));
            }
            return first;
        });
    }

    boolean gaveFeedback(TabletopId id, String person) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select feedback_given from tabletop_person where tabletop_id = :id and person = :person")
                .bind("id", id.number())
                .bind("person", person)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false));
    }

    List<Feedback> feedback(TabletopId id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select answers::text from tabletop_feedback where tabletop_id = :id order by id")
                .bind("id", id.number())
                .mapTo(String.class)
                .map(text -> Json.read(text, Feedback.class))
                .list());
    }

    void seen(TabletopId id, Collection<String> people, boolean connected, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("""
            update tabletop_person set seen_at = :at, connected = :connected
            where tabletop_id = :id and person = any (:people)
            """)
                .bind("at", utc(at))
                .bind("connected", connected)
                .bind("id", id.number())
                .bindArray("people", String.class, List.copyOf(people))
                .execute());
    }

    Map<String, Presence> presence(TabletopId id) {
        return jdbi.withHandle(handle -> handle
                .createQuery(
                        "select person, seen_at, connected, writing_at from tabletop_person where tabletop_id = :id")
                .bind("id", id.number())
                .map((row, context) -> Map.entry(
                        row.getString("person"),
                        new Presence(
                                row.getBoolean("connected"),
                                row.getObject("seen_at", OffsetDateTime.class).toInstant(),
                                Optional.ofNullable(row.getObject("writing_at", OffsetDateTime.class))
                                        .map(OffsetDateTime::toInstant))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static TabletopRow row(ResultSet row) throws SQLException {
        return new TabletopRow(
                new TabletopId(row.getLong("id")),
                row.getString("title"),
                row.getString("msel_id"),
                row.getInt("msel_version"),
                Optional.ofNullable(row.getString("code")),
                Phase.valueOf(row.getString("phase")),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getInt("people"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
