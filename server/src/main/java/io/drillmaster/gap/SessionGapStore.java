package io.drillmaster.gap;

import io.drillmaster.common.TabletopId;
import io.drillmaster.verdict.GapCategory;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;

/** What only rows of the table {@code gap} have that sessions of tabletops showed. */
final class SessionGapStore {
    /** First half of the advisory locks for drafts of suggestions; the second is the session's number. */
    private static final int DRAFTS = 0x6761_7073;

    private final Jdbi jdbi;

    SessionGapStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Nobody else drafts suggestions of this session until the transaction ends. */
    void alone(Handle handle, TabletopId session) {
        handle.select("select pg_advisory_xact_lock(?, ?)", DRAFTS, (int) session.number())
                .mapToMap()
                .one();
    }

    /**
     * Adds a suggestion, or brings its words up to date as long as nobody has decided about it. A report is opened often: what
     * is there already takes no number of a gap, as an insert that meets a conflict would. (Unique constraint
     * gap_once_by_session; {@link #alone} keeps others away.)
     */
    void suggest(Handle handle, SessionSuggestions.Suggested suggestion, String by, Instant at) {
        bound(handle.createUpdate("""
                        update gap set category = :category, title = :title, description = :description, events = :events
                        where tabletop_id = :session and suggestion_key = :key and status = 'SUGGESTED'
                        """), suggestion).execute();
        bound(handle.createUpdate("""
                        insert into gap (tabletop_id, task, events, suggestion_key, category, title, description, status,
                          created_by, created_at)
                        select :session, :task, :events, :key, :category, :title, :description, 'SUGGESTED', :by, :at
                        where not exists (select 1 from gap where tabletop_id = :session and suggestion_key = :key)
                        """), suggestion)
                .bind("task", suggestion.origin().task().orElse(null))
                .bind("by", by)
                .bind("at", GapStore.utc(at))
                .execute();
    }

    private static Update bound(Update update, SessionSuggestions.Suggested suggestion) {
        return update.bind("session", suggestion.origin().session().number())
                .bind("events", suggestion.origin().events().toArray(Long[]::new))
                .bind("key", suggestion.key())
                .bind("category", suggestion.category().name())
                .bind("title", suggestion.title())
                .bind("description", suggestion.description());
    }

    /** Takes away suggestions with other keys than these that nobody has decided about. */
    void removeOtherSuggestions(Handle handle, TabletopId session, Collection<String> keys) {
        handle.createUpdate("""
                        delete from gap
                        where tabletop_id = :session and status = 'SUGGESTED' and suggestion_key <> all(:keys)
                        """)
                .bind("session", session.number())
                .bind("keys", keys.toArray(String[]::new))
                .execute();
    }

    /** Says which task of its tabletop a gap is about. */
    void about(Handle handle, GapId id, String task) {
        handle.execute("update gap set task = ? where id = ?", task, id.number());
    }

    /** Of gaps that people accepted, of every session that has some. */
    Map<TabletopId, Map<GapCategory, Integer>> countAllByCategory() {
        var counts = new HashMap<TabletopId, Map<GapCategory, Integer>>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select tabletop_id, category, count(*)::integer as number from gap
                        where tabletop_id is not null and status in ('OPEN', 'IN_PROGRESS', 'FIXED', 'CLOSED')
                        group by tabletop_id, category
                        """)
                .map((row, context) -> counts.computeIfAbsent(
                                new TabletopId(row.getLong("tabletop_id")),
                                unseen -> new EnumMap<>(GapCategory.class))
                        .put(GapCategory.valueOf(row.getString("category")), row.getInt("number")))
                .list());
        return counts;
    }

    /** Of gaps that people accepted. */
    Map<GapCategory, Integer> countByCategory(TabletopId session) {
        var counts = new EnumMap<GapCategory, Integer>(GapCategory.class);
        jdbi.useHandle(handle -> handle.createQuery("""
                        select category, count(*)::integer as number from gap
                        where tabletop_id = :session and status in ('OPEN', 'IN_PROGRESS', 'FIXED', 'CLOSED')
                        group by category
                        """)
                .bind("session", session.number())
                .map((row, context) -> counts.put(GapCategory.valueOf(row.getString("category")), row.getInt("number")))
                .list());
        return counts;
    }
}
