package io.drillmaster.review;

import io.drillmaster.common.ExerciseId;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The table {@code review_section}: versions are added, never changed. */
final class ReviewStore {
    private static final String VERSIONS = """
            select section, version, body, author, written_at from review_section
            where exercise_id = :exercise
            """;

    private final Jdbi jdbi;

    ReviewStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Jdbi jdbi() {
        return jdbi;
    }

    /** Of all sections, newest first. */
    List<SectionVersion> versions(ExerciseId exercise) {
        return jdbi.withHandle(handle -> list(handle, VERSIONS + " order by version desc", exercise, Optional.empty()));
    }

    Optional<SectionVersion> latest(Handle handle, ExerciseId exercise, Section section) {
        return list(
                        handle,
                        VERSIONS + " and section = :section order by version desc limit 1",
                        exercise,
                        Optional.of(section))
                .stream()
                .findFirst();
    }

    /** Adds a version. @return false when that version is there already (primary key) */
    boolean add(Handle handle, ExerciseId exercise, SectionVersion version) {
        return handle.execute(
                        """
                        insert into review_section (exercise_id, section, version, body, author, written_at)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing
                        """,
                        exercise.number(),
                        version.section().key(),
                        version.version(),
                        version.text(),
                        version.author(),
                        version.writtenAt().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                == 1;
    }

    private static List<SectionVersion> list(
            Handle handle, String sql, ExerciseId exercise, Optional<Section> section) {
        var query = handle.createQuery(sql).bind("exercise", exercise.number());
        section.ifPresent(wanted -> query.bind("section", wanted.key()));
        return query.map((row, context) -> new SectionVersion(
                        Section.ofKey(row.getString("section")).orElseThrow(),
                        row.getInt("version"),
                        row.getString("body"),
                        row.getString("author"),
                        row.getObject("written_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
