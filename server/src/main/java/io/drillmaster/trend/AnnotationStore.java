package io.drillmaster.trend;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The table {@code annotation}. */
final class AnnotationStore {
    private final Jdbi jdbi;

    AnnotationStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<Annotation> list() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, day, kind, text, scenario_id, created_by, sample
                        from annotation
                        where removed_at is null
                        order by day, id
                        """)
                .map((row, context) -> new Annotation(
                        row.getLong("id"),
                        row.getObject("day", LocalDate.class),
                        Annotation.Kind.valueOf(row.getString("kind")),
                        row.getString("text"),
                        Optional.ofNullable(row.getString("scenario_id")),
                        row.getString("created_by"),
                        row.getBoolean("sample")))
                .list());
    }

    long add(
            LocalDate day,
            Annotation.Kind kind,
            String text,
            Optional<String> scenario,
            boolean sample,
            String by,
            Instant at) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        insert into annotation (day, kind, text, scenario_id, sample, created_by, created_at)
                        values (:day, :kind, :text, :scenario, :sample, :by, :at)
                        returning id
                        """)
                .bind("day", day)
                .bind("kind", kind.name())
                .bind("text", text)
                .bind("scenario", scenario.orElse(null))
                .bind("sample", sample)
                .bind("by", by)
                .bind("at", utc(at))
                .mapTo(Long.class)
                .one());
    }

    /** Whether there is, or was, such a one. */
    boolean remove(long id, String by, Instant at) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update annotation
                        set removed_at = coalesce(removed_at, :at), removed_by = coalesce(removed_by, :by)
                        where id = :id
                        """)
                        .bind("id", id)
                        .bind("by", by)
                        .bind("at", utc(at))
                        .execute()
                > 0);
    }

    /** Whether there is, or was, such a one. */
    boolean restore(long id) {
        return jdbi.withHandle(handle ->
                handle.execute("update annotation set removed_at = null, removed_by = null where id = ?", id) > 0);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
