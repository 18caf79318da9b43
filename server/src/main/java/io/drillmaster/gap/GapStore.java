package io.drillmaster.gap;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.TabletopId;
import io.drillmaster.verdict.GapCategory;
import io.drillmaster.verdict.ResultFilter;
import io.drillmaster.verdict.Suggestion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The tables {@code gap} and {@code gap_change}. */
final class GapStore {
    private static final String GAP = """
            select id, exercise_id, tabletop_id, task, events, suggestion_key, category, title, description, evidence,
              status, owner, due_on, proved_by, proved_by_session, created_by, created_at,
              coalesce((select e.sample from exercise e where e.id = gap.exercise_id),
                (select t.sample from tabletop t where t.id = gap.tabletop_id), false) as sample
            from gap
            """;

    private final Jdbi jdbi;

    GapStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Jdbi jdbi() {
        return jdbi;
    }

    Optional<Gap> find(GapId id) {
        return jdbi.withHandle(handle -> find(handle, id, ""));
    }

    /** Locked until the transaction ends. */
    Optional<Gap> lock(Handle handle, GapId id) {
        return find(handle, id, " for update");
    }

    /** Most urgent first: closed ones last, then by date, those without a date after the others. */
    List<Gap> list(GapFilter filter) {
        return jdbi.withHandle(handle -> handle.createQuery(GAP + """
                        where status = any(:statuses)
                          and (cast(:exercise as bigint) is null or exercise_id = :exercise)
                          and (cast(:session as bigint) is null or tabletop_id = :session)
                        order by status = 'CLOSED', due_on nulls last, id
                        """)
                .bind("statuses", filter.statuses().stream().map(Enum::name).toArray(String[]::new))
                .bind("exercise", filter.exercise().map(ExerciseId::number).orElse(null))
                .bind("session", filter.session().map(TabletopId::number).orElse(null))
                .map(GapStore::gap)
                .list());
    }

    Map<GapStatus, Integer> countByStatus() {
        var counts = new EnumMap<GapStatus, Integer>(GapStatus.class);
        for (var status : GapStatus.values()) {
            counts.put(status, 0);
        }
        jdbi.useHandle(handle -> handle.createQuery(
                        "select status, count(*)::integer as number from gap group by status")
                .map((row, context) -> counts.put(GapStatus.valueOf(row.getString("status")), row.getInt("number")))
                .list());
        return counts;
    }

    int countOverdue(LocalDate today) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select count(*) from gap
                        where status in ('OPEN', 'IN_PROGRESS', 'FIXED') and due_on < :today
                        """)
                .bind("today", today)
                .mapTo(Integer.class)
                .one());
    }

    GapId add(Handle handle, NewGap gap, String by, Instant at) {
        return new GapId(handle.createQuery("""
                        insert into gap (exercise_id, tabletop_id, task, category, title, description, status, owner,
                          due_on, created_by, created_at)
                        values (:exercise, :session, :task, :category, :title, :description, 'OPEN', :owner, :due, :by,
                          :at)
                        returning id
                        """)
                .bind("exercise", gap.origin().drill().map(ExerciseId::number).orElse(null))
                .bind("session", gap.origin().tabletop().map(TabletopId::number).orElse(null))
                .bind(
                        "task",
                        gap.origin() instanceof Origin.Table table
                                ? table.task().orElse(null)
                                : null)
                .bind("category", gap.category().name())
                .bind("title", gap.title())
                .bind("description", gap.description())
                .bind("owner", gap.owner())
                .bind("due", gap.due().orElse(null))
                .bind("by", by)
                .bind("at", utc(at))
                .mapTo(Long.class)
                .one());
    }

    /**
     * Adds a suggestion, or brings its words up to date as long as nobody has decided about it. (Unique index on
     * exercise_id and suggestion_key.)
     */
    void suggest(Handle handle, ExerciseId exercise, Suggestion suggestion, String by, Instant at) {
        handle.createUpdate("""
                        insert into gap (exercise_id, suggestion_key, category, title, description, evidence, status,
                          created_by, created_at)
                        values (:exercise, :key, :category, :title, :description, :evidence, 'SUGGESTED', :by, :at)
                        on conflict (exercise_id, suggestion_key) do update
                        set category = excluded.category, title = excluded.title,
                          description = excluded.description, evidence = excluded.evidence
                        where gap.status = 'SUGGESTED'
                        """)
                .bind("exercise", exercise.number())
                .bind("key", suggestion.key())
                .bind("category", suggestion.category().name())
                .bind("title", suggestion.title())
                .bind("description", suggestion.description())
                .bind("evidence", suggestion.evidence().toArray(UUID[]::new))
                .bind("by", by)
                .bind("at", utc(at))
                .execute();
    }

    /** Takes away suggestions with other keys than these that nobody has decided about. */
    void removeOtherSuggestions(Handle handle, ExerciseId exercise, Collection<String> keys) {
        handle.createUpdate("""
                        delete from gap
                        where exercise_id = :exercise and status = 'SUGGESTED' and suggestion_key <> all(:keys)
                        """)
                .bind("exercise", exercise.number())
                .bind("keys", keys.toArray(String[]::new))
                .execute();
    }

    void update(Handle handle, GapId id, GapEdit edit, Optional<ProvedBy> provedBy) {
        handle.createUpdate("""
                        update gap set title = :title, category = :category, owner = :owner, due_on = :due,
                          status = :status, proved_by = :redrill, proved_by_session = :session
                        where id = :id
                        """)
                .bind("id", id.number())
                .bind("title", edit.title())
                .bind("category", edit.category().name())
                .bind("owner", edit.owner())
                .bind("due", edit.due().orElse(null))
                .bind("status", edit.status().name())
                .bind(
                        "redrill",
                        provedBy.flatMap(ProvedBy::drill)
                                .map(ExerciseId::number)
                                .orElse(null))
                .bind(
                        "session",
                        provedBy.flatMap(ProvedBy::tabletop)
                                .map(TabletopId::number)
                                .orElse(null))
                .execute();
    }

    void addChange(Handle handle, GapId id, GapChange change) {
        handle.execute(
                "insert into gap_change (gap_id, changed_at, changed_by, what) values (?, ?, ?, ?)",
                id.number(),
                utc(change.at()),
                change.by(),
                change.what());
    }

    /** Oldest first. (Index gap_change_by_gap.) */
    List<GapChange> history(GapId id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select changed_at, changed_by, what from gap_change where gap_id = :id order by id")
                .bind("id", id.number())
                .map((row, context) ->
                        new GapChange(instant(row, "changed_at"), row.getString("changed_by"), row.getString("what")))
                .list());
    }

    /**
     * Gaps that somebody accepted, of exercises that pass the filter, whenever they were, with what their histories say of
     * being closed. Of tabletops, which have no exercise, only when all exercises pass.
     */
    List<GapCourse> courses(ResultFilter filter) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select g.id, g.exercise_id, g.tabletop_id, g.task, g.events, g.suggestion_key, g.category, g.title,
                          g.description, g.evidence, g.status, g.owner, g.due_on, g.proved_by, g.proved_by_session,
                          g.created_by, g.created_at, coalesce(e.sample, t.sample, false) as sample,
                          coalesce(e.reflex, '{}') as reflex, c.last_at, coalesce(c.times, 0) as times
                        from gap g left join exercise e on e.id = g.exercise_id
                        left join tabletop t on t.id = g.tabletop_id
                        left join (
                          select gap_id, max(changed_at) as last_at, count(*)::integer as times
                          from gap_change where what like 'closed, proved by %' group by gap_id
                        ) c on c.gap_id = g.id
                        where g.status in ('OPEN', 'IN_PROGRESS', 'FIXED', 'CLOSED')
                          and (cast(:scenario as text) is null or e.scenario_id = :scenario)
                          and (cast(:variant as text) is null or e.variant = :variant)
                          and (cast(:team as text) is null or e.team = :team)
                          and (cast(:hostClass as text) is null or e.host_class = :hostClass)
                        order by g.id
                        """)
                .bind("scenario", filter.scenario().orElse(null))
                .bind("variant", filter.variant().orElse(null))
                .bind("team", filter.team().orElse(null))
                .bind("hostClass", filter.hostClass().orElse(null))
                .map(GapStore::course)
                .list());
    }

    private static GapCourse course(ResultSet row, StatementContext context) throws SQLException {
        var gap = gap(row, context);
        var closed = row.getObject("last_at", OffsetDateTime.class);
        return new GapCourse(
                gap,
                List.of((String[]) row.getArray("reflex").getArray()),
                Optional.ofNullable(closed)
                        .filter(at -> gap.status() == GapStatus.CLOSED)
                        .map(OffsetDateTime::toInstant),
                row.getInt("times"));
    }

    private static Optional<Gap> find(Handle handle, GapId id, String suffix) {
        return handle.createQuery(GAP + " where id = :id" + suffix)
                .bind("id", id.number())
                .map(GapStore::gap)
                .findOne();
    }

    private static Gap gap(ResultSet row, StatementContext context) throws SQLException {
        return new Gap(
                new GapId(row.getLong("id")),
                origin(row),
                Optional.ofNullable(row.getString("suggestion_key")),
                GapCategory.valueOf(row.getString("category")),
                row.getString("title"),
                row.getString("description"),
                List.of((UUID[]) row.getArray("evidence").getArray()),
                GapStatus.valueOf(row.getString("status")),
                row.getString("owner"),
                Optional.ofNullable(row.getObject("due_on", LocalDate.class)),
                provedBy(row),
                row.getString("created_by"),
                instant(row, "created_at"),
                row.getBoolean("sample"));
    }

    private static Origin origin(ResultSet row) throws SQLException {
        var exercise = row.getLong("exercise_id"); // 0 for null; numbers begin with 1
        return exercise > 0
                ? new Origin.Drill(new ExerciseId(exercise))
                : new Origin.Table(
                        new TabletopId(row.getLong("tabletop_id")),
                        Optional.ofNullable(row.getString("task")),
                        List.of((Long[]) row.getArray("events").getArray()));
    }

    private static Optional<ProvedBy> provedBy(ResultSet row) throws SQLException {
        var redrill = row.getLong("proved_by");
        var session = row.getLong("proved_by_session");
        if (redrill > 0) {
            return Optional.of(new ProvedBy.Drill(new ExerciseId(redrill)));
        }
        return session > 0 ? Optional.of(new ProvedBy.Table(new TabletopId(session))) : Optional.empty();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
