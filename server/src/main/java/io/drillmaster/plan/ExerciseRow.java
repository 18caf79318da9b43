package io.drillmaster.plan;

import io.drillmaster.common.ExerciseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A row of the table {@code exercise}; its targets are read for many rows at once. */
record ExerciseRow(ExerciseId id, Finish finish) {
    /** Makes the exercise, once its targets are known. */
    @FunctionalInterface
    interface Finish {
        Exercise with(List<TargetRow> targets);
    }

    static ExerciseRow of(ResultSet row) throws SQLException {
        var id = new ExerciseId(row.getLong("id"));
        var title = row.getString("title");
        var scenarioId = row.getString("scenario_id");
        var scenarioVersion = row.getInt("scenario_version");
        var control = row.getBoolean("control");
        var window = new Window(instant(row, "opens_at"), instant(row, "closes_at"));
        var insiders = Set.copyOf(texts(row, "insiders"));
        var objective = new Objective(duration(row, "objective_ttd_ms"), duration(row, "objective_ttr_ms"));
        var state = ExerciseState.valueOf(row.getString("state"));
        var yaml = row.getString("scenario_yaml");
        var contact = row.getString("contact");
        var createdBy = row.getString("created_by");
        var createdAt = instant(row, "created_at");
        var tornDownAt = Optional.ofNullable(row.getObject("torn_down_at", OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
        var note = row.getString("note");
        var scope = texts(row, "scope");
        var opensByHand = row.getBoolean("opens_by_hand");
        var labels = new Labels(row.getString("team"), row.getString("host_class"), row.getString("variant"));
        var coverage = new Coverage(texts(row, "reflex"), texts(row, "techniques"), row.getString("attack_version"));
        var sample = row.getBoolean("sample");
        return new ExerciseRow(
                id,
                targets -> new Exercise(
                        new ExercisePlan(
                                id,
                                title,
                                scenarioId,
                                scenarioVersion,
                                control,
                                window,
                                targets.stream().map(TargetRow::target).toList(),
                                insiders,
                                objective),
                        state,
                        yaml,
                        contact,
                        targets.stream().map(TargetRow::command).toList(),
                        createdBy,
                        createdAt,
                        tornDownAt,
                        note,
                        scope,
                        opensByHand,
                        labels,
                        coverage,
                        sample));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static Optional<Duration> duration(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Long.class)).map(Duration::ofMillis);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
