package io.drillmaster.verdict;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.measure.Measurement;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The table {@code measurement}: versions are added, never changed. */
final class VerdictStore {
    private final Jdbi jdbi;

    VerdictStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Jdbi jdbi() {
        return jdbi;
    }

    Optional<Measurement> latest(Handle handle, ExerciseId exercise) {
        return handle.createQuery("""
                        select body from measurement where exercise_id = :exercise
                        order by version desc limit 1
                        """)
                .bind("exercise", exercise.number())
                .mapTo(String.class)
                .findOne()
                .map(MeasurementJson::read);
    }

    void add(Handle handle, ExerciseId exercise, Measurement measurement) {
        handle.createUpdate("""
                        insert into measurement (exercise_id, version, as_of, through_seq, engine_version, outcome, body)
                        select :exercise, coalesce(max(version), 0) + 1, :asOf, :seq, :engine, :outcome,
                          cast(:body as jsonb)
                        from measurement where exercise_id = :exercise
                        """)
                .bind("exercise", exercise.number())
                .bind("asOf", measurement.asOf().atOffset(ZoneOffset.UTC))
                .bind("seq", measurement.throughSeq())
                .bind("engine", measurement.engineVersion())
                .bind("outcome", measurement.outcome().name())
                .bind("body", MeasurementJson.write(measurement))
                .execute();
        ResultStore.put(handle, exercise, measurement);
    }

    /** Every version, oldest first, without the rows that its numbers rest on: a flood of hits makes those long. */
    List<VerdictVersion> versions(ExerciseId exercise) {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        select jsonb_build_object(
                          'number', version,
                          'throughSeq', through_seq,
                          'previousSeq', coalesce(lag(through_seq) over (order by version), 0),
                          'engineVersion', engine_version,
                          'asOf', body -> 'asOf',
                          'outcome', body -> 'outcome',
                          'flags', body -> 'flags',
                          'execution', body -> 'execution',
                          'detection', body -> 'detection',
                          'ttd', jsonb_set(body -> 'ttd', '{evidence}', '[]', false),
                          'tta', jsonb_set(body -> 'tta', '{evidence}', '[]', false),
                          'ttr', jsonb_set(body -> 'ttr', '{evidence}', '[]', false),
                          'ttdObjective', body -> 'ttdObjective',
                          'ttrObjective', body -> 'ttrObjective')
                        from measurement where exercise_id = :exercise order by version
                        """).bind("exercise", exercise.number()).mapTo(String.class).list().stream()
                        .map(MeasurementJson::readVersion)
                        .toList());
    }

    List<Measurement> history(ExerciseId exercise) {
        return jdbi.withHandle(handle -> handle
                .createQuery("select body from measurement where exercise_id = :exercise order by version")
                .bind("exercise", exercise.number())
                .mapTo(String.class)
                .list()
                .stream()
                .map(MeasurementJson::read)
                .toList());
    }
}
