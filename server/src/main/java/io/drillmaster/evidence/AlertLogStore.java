package io.drillmaster.evidence;

import io.drillmaster.common.ExerciseId;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** The alerts in the table {@code evidence}, whichever exercise they belong to, or none. */
public final class AlertLogStore {
    private final Jdbi jdbi;

    /** On a migrated database. */
    public AlertLogStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Alerts that came before one, the newest first. (Index evidence_of_alerts.)
     *
     * @param seq place in the log; {@link Long#MAX_VALUE} for the newest of all
     */
    public List<Evidence> before(AlertFilter filter, long seq, int limit) {
        return list(filter, "a.seq < :seq", "desc", seq, limit);
    }

    /** Alerts that came after one, the oldest of them first. */
    public List<Evidence> after(AlertFilter filter, long seq, int limit) {
        return list(filter, "a.seq > :seq", "asc", seq, limit);
    }

    /** Who ever sent one, by name. */
    public List<String> sources() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select distinct source from evidence where kind = 'ALERT_RECEIVED' order by source")
                .mapTo(String.class)
                .list());
    }

    private List<Evidence> list(AlertFilter filter, String place, String order, long seq, int limit) {
        var sql = "select " + EvidenceStore.COLUMNS + " from evidence a where kind = 'ALERT_RECEIVED' and " + place
                + condition(filter) + " order by a.seq " + order + " limit :limit";
        return jdbi.withHandle(handle -> bind(handle.createQuery(sql), filter)
                .bind("seq", seq)
                .bind("limit", limit)
                .map(EvidenceStore::row)
                .list());
    }

    private static String condition(AlertFilter filter) {
        var said = "exists (select 1 from attribution_in_force said where said.alert = a.id";
        var sql = new StringBuilder();
        if (filter.match() == AlertMatch.NONE) {
            sql.append(" and not ").append(said).append(")");
        } else if (filter.match() != AlertMatch.ANY) {
            sql.append(" and ").append(said).append(" and said.level = :level)");
        }
        if (filter.exercise().isPresent()) {
            sql.append(" and ").append(said).append(" and said.exercise_id = :exercise)");
        }
        if (filter.source().isPresent()) {
            sql.append(" and a.source = :source");
        }
        if (filter.kind().isPresent()) {
            sql.append(" and a.fact ->> 'alertKind' = :alertKind");
        }
        if (!filter.text().isEmpty()) {
            sql.append(" and position(lower(:text) in lower(concat_ws(' ', a.fact ->> 'rule', a.host))) > 0");
        }
        return sql.toString();
    }

    private static Query bind(Query query, AlertFilter filter) {
        if (filter.match() != AlertMatch.ANY && filter.match() != AlertMatch.NONE) {
            query.bind("level", filter.match().name());
        }
        filter.exercise().map(ExerciseId::number).ifPresent(number -> query.bind("exercise", number));
        filter.source().ifPresent(source -> query.bind("source", source));
        filter.kind().ifPresent(kind -> query.bind("alertKind", kind.name()));
        if (!filter.text().isEmpty()) {
            query.bind("text", filter.text());
        }
        return query;
    }
}
