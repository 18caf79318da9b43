package io.drillmaster.tabletop.authoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The table {@code msel_draft}. */
final class MselDraftStore {
    private static final String COLUMNS = "select person, msel_id, revision, base_version, yaml, did, changed_at ";

    /** A draft, or the note that it was thrown away. */
    record Row(MselDraft draft, boolean thrownAway) {}

    private final Jdbi jdbi;

    MselDraftStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The latest step of one draft. (Primary key.) */
    Optional<Row> latest(String person, String id) {
        return jdbi.withHandle(handle -> handle.createQuery(COLUMNS + """
                        from msel_draft where person = :person and msel_id = :id order by revision desc limit 1
                        """)
                .bind("person", person)
                .bind("id", id)
                .map((row, context) -> row(row))
                .findOne());
    }

    /** The drafts of one person that are there, by tabletop. (Primary key.) */
    List<MselDraft> of(String person) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select distinct on (msel_id) " + COLUMNS.substring(7) + """
                        from msel_draft where person = :person order by msel_id, revision desc
                        """)
                        .bind("person", person)
                        .map((row, context) -> row(row))
                        .filter(row -> !row.thrownAway())
                        .map(Row::draft)
                        .list());
    }

    /** Who else has a draft of it. A handful of rows: people write few tabletops at a time. */
    List<String> othersThan(String person, String id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select person from (
                          select distinct on (person) person, yaml from msel_draft
                          where msel_id = :id and person <> :person order by person, revision desc) latest
                        where yaml is not null order by person
                        """)
                .bind("person", person)
                .bind("id", id)
                .mapTo(String.class)
                .list());
    }

    /**
     * Whether the step was added; it is not when another one came before it.
     *
     * @param yaml null when the draft is thrown away with it
     * @param kept how many earlier steps stay, to be gone back to
     */
    boolean add(MselDraft draft, @Nullable String yaml, int kept) {
        return jdbi.inTransaction(handle -> {
            handle.createUpdate("""
                            delete from msel_draft
                            where person = :person and msel_id = :id and revision < :oldest
                            """)
                    .bind("person", draft.person())
                    .bind("id", draft.id())
                    .bind("oldest", draft.revision() - kept)
                    .execute();
            return handle.createUpdate("""
                            insert into msel_draft (person, msel_id, revision, base_version, yaml, did, changed_at)
                            values (:person, :id, :revision, :base, :yaml, :did, :at)
                            on conflict (person, msel_id, revision) do nothing
                            """)
                            .bind("person", draft.person())
                            .bind("id", draft.id())
                            .bind("revision", draft.revision())
                            .bind("base", draft.base())
                            .bind("yaml", yaml)
                            .bind("did", draft.did())
                            .bind("at", draft.changedAt().orElseThrow().atOffset(ZoneOffset.UTC))
                            .execute()
                    == 1;
        });
    }

    /** Whether the step was taken back; only the latest one can be. */
    boolean removeLatest(String person, String id, int revision) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        delete from msel_draft d where person = :person and msel_id = :id and revision = :revision
                        and not exists (select from msel_draft later where later.person = d.person
                          and later.msel_id = d.msel_id and later.revision > d.revision)
                        """)
                        .bind("person", person)
                        .bind("id", id)
                        .bind("revision", revision)
                        .execute()
                == 1);
    }

    /** Removes all of a draft. */
    void forget(String person, String id) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from msel_draft where person = :person and msel_id = :id")
                .bind("person", person)
                .bind("id", id)
                .execute());
    }

    private static Row row(ResultSet row) throws SQLException {
        var yaml = row.getString("yaml");
        return new Row(
                new MselDraft(
                        row.getString("person"),
                        row.getString("msel_id"),
                        row.getInt("revision"),
                        row.getInt("base_version"),
                        yaml == null ? "" : yaml,
                        row.getString("did"),
                        Optional.of(row.getObject("changed_at", OffsetDateTime.class)
                                .toInstant())),
                yaml == null);
    }
}
