package io.drillmaster.tabletop.authoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The table {@code msel_version}. */
final class MselStore {
    private final Jdbi jdbi;

    MselStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The latest saved version of every tabletop, by id. (Primary key.) */
    List<MselSummary> latest() {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        select distinct on (msel_id) msel_id, version, title, saved_by, saved_at, note
                        from msel_version order by msel_id, version desc
                        """).map((row, context) -> summary(row)).list());
    }

    /** The saved versions of one tabletop, latest first. (Primary key.) */
    List<MselSummary> versions(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select msel_id, version, title, saved_by, saved_at, note
                        from msel_version where msel_id = :id order by version desc
                        """)
                .bind("id", id)
                .map((row, context) -> summary(row))
                .list());
    }

    /** The text of one version. (Primary key.) */
    Optional<String> yaml(String id, int version) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select yaml from msel_version where msel_id = :id and version = :version")
                        .bind("id", id)
                        .bind("version", version)
                        .mapTo(String.class)
                        .findOne());
    }

    /** Whether it was added; it is not when somebody has saved that version meanwhile. */
    boolean add(MselSummary summary, Instant at, String yaml) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into msel_version (msel_id, version, title, yaml, saved_by, saved_at, note)
                        values (:id, :version, :title, :yaml, :by, :at, :note)
                        on conflict (msel_id, version) do nothing
                        """)
                        .bind("id", summary.id())
                        .bind("version", summary.version())
                        .bind("title", summary.title())
                        .bind("yaml", yaml)
                        .bind("by", summary.savedBy())
                        .bind("at", at.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                        .bind("note", summary.note())
                        .execute()
                == 1);
    }

    private static MselSummary summary(ResultSet row) throws SQLException {
        return new MselSummary(
                row.getString("msel_id"),
                row.getInt("version"),
                row.getString("title"),
                row.getString("saved_by"),
                Optional.of(row.getObject("saved_at", OffsetDateTime.class).toInstant()),
                row.getString("note"));
    }
}
