package io.drillmaster.registry;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Hashes;
import io.drillmaster.common.Problem;
import io.drillmaster.common.Secrets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The table {@code registry_token}. */
public final class RegistryTokenStore {
    private static final String COLUMNS = "id, exercise_id, rights, republish, created_by, created_at";

    private final Jdbi jdbi;

    RegistryTokenStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Makes a token of an exercise that is not over. @return its secret, which is nowhere else */
    public String create(
            Handle handle, ExerciseId exercise, TokenRights rights, Republish republish, String by, Instant now) {
        var secret = Secrets.urlSafe();
        handle.createUpdate("""
                        insert into registry_token (exercise_id, secret_hash, rights, republish, created_by, created_at)
                        values (:exercise, :hash, :rights, :republish, :by, :now)
                        """)
                .bind("exercise", exercise.number())
                .bind("hash", Hashes.sha256(secret))
                .bind("rights", rights.name())
                .bind("republish", republish == Republish.ALLOWED)
                .bind("by", by)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute();
        return secret;
    }

    /** The token with this secret, while it is good. (Unique index on secret_hash.) */
    public Optional<RegistryToken> find(String secret) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select " + COLUMNS + " from registry_token where secret_hash = :hash and withdrawn_at is null")
                .bind("hash", Hashes.sha256(secret))
                .map(RegistryTokenStore::token)
                .findOne());
    }

    /** An exercise's tokens that are good, oldest first. */
    public List<RegistryToken> of(ExerciseId exercise) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS
                        + " from registry_token where exercise_id = :exercise and withdrawn_at is null order by id")
                .bind("exercise", exercise.number())
                .map(RegistryTokenStore::token)
                .list());
    }

    /** Ends all tokens of an exercise; waits for those who {@link #hold} one. */
    void withdraw(Handle handle, ExerciseId exercise, Instant now) {
        handle.createUpdate("update registry_token set withdrawn_at = :now"
                        + " where exercise_id = :exercise and withdrawn_at is null")
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("exercise", exercise.number())
                .execute();
    }

    /** Keeps the token from ending until the transaction does. */
    void hold(Handle handle, RegistryToken token) {
        var good = handle.createQuery("select 1 from registry_token where id = :id and withdrawn_at is null for share")
                .bind("id", token.id())
                .mapTo(Integer.class)
                .findOne();
        if (good.isEmpty()) {
            throw Problem.unauthorized("token-ended", "The token has ended with its exercise.");
        }
    }

    private static RegistryToken token(ResultSet row, StatementContext context) throws SQLException {
        return new RegistryToken(
                row.getLong("id"),
                new ExerciseId(row.getLong("exercise_id")),
                TokenRights.valueOf(row.getString("rights")),
                row.getBoolean("republish") ? Republish.ALLOWED : Republish.REFUSED,
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
