package io.drillmaster.plan;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.drillpackages.BenignAction;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.ExecutionVector;
import io.drillmaster.drillpackages.Token;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A row of the table {@code install_target}.
 *
 * @param exercise whose target it is
 * @param command what is to be run for it
 */
record TargetRow(ExerciseId exercise, InstallTarget target, String command) {
    static TargetRow of(ResultSet row) throws SQLException {
        var ecosystem = Ecosystem.ofId(row.getString("ecosystem"));
        return new TargetRow(
                new ExerciseId(row.getLong("exercise_id")),
                new InstallTarget(
                        new Token(row.getString("token")),
                        row.getString("name"),
                        ecosystem,
                        row.getString("package_name"),
                        row.getString("package_version"),
                        row.getString("marker_path"),
                        ExecutionVector.of(ecosystem, row.getString("vector")),
                        Arrays.stream((String[]) row.getArray("actions").getArray())
                                .map(BenignAction::valueOf)
                                .collect(Collectors.toSet()),
                        Duration.ofMillis(row.getLong("sleep_ms")),
                        row.getBoolean("republish"),
                        row.getString("registry")),
                row.getString("command"));
    }
}
