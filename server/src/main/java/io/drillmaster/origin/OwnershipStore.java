package io.drillmaster.origin;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.Token;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Searches what was planned ({@code install_target}), published ({@code registry_file}) and signed. It writes nothing. */
final class OwnershipStore {
    /**
     * A file that matched.
     *
     * @param exercise whose it is
     * @param token its install target's; empty for a file that a client uploaded for an exercise
     */
    record MatchedFile(ExerciseId exercise, Optional<Token> token) {}

    /** An install target whose name is near what was asked for. */
    record Candidate(Token token, Ecosystem ecosystem, String packageName, String version) {}

    private static final String NO_SAMPLE =
            " and not exists (select 1 from exercise e where e.id = t.exercise_id and e.sample)";

    private final Jdbi jdbi;

    OwnershipStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Files with one of these digests: hex SHA-256 or SHA-1, or {@code sha512-…}; withdrawn ones too. */
    List<MatchedFile> byDigest(Collection<String> digests) {
        return files(digests, """
                select exercise_id, token from registry_file
                where sha256 = any(:wanted) or sha1 = any(:wanted) or integrity = any(:wanted)
                union
                select exercise_id, token from drill_attestation join install_target using (token)
                where sha256 = any(:wanted) or sha1 = any(:wanted) or integrity = any(:wanted)
                """);
    }

    /** Files with one of these names; withdrawn ones too. */
    List<MatchedFile> byFilename(Collection<String> filenames) {
        return files(filenames, """
                select exercise_id, token from registry_file where filename = any(:wanted)
                union
                select exercise_id, token from drill_attestation join install_target using (token)
                where filename = any(:wanted)
                """);
    }

    /** The exercise of a token; a sample's package was never published, so its token is nobody's. */
    Optional<ExerciseId> exerciseOf(Token token) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select exercise_id from install_target t where token = :token" + NO_SAMPLE)
                .bind("token", token.value())
                .map((row, context) -> new ExerciseId(row.getLong("exercise_id")))
                .findOne());
    }

    /** Install targets, planned ones too, whose name is one of these in {@link NamedVersion#loose()} form. */
    List<Candidate> byLooseName(Collection<String> names) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select token, ecosystem, package_name, package_version from install_target t
                        where regexp_replace(lower(package_name), '[-_.]+', '-', 'g') = any(:names)
                        """ + NO_SAMPLE + " order by exercise_id desc, ordinal")
                .bind("names", names.toArray(String[]::new))
                .map((row, context) -> new Candidate(
                        new Token(row.getString("token")),
                        Ecosystem.ofId(row.getString("ecosystem")),
                        row.getString("package_name"),
                        row.getString("package_version")))
                .list());
    }

    /** What was published for a token. */
    Optional<Answer.Publication> published(Token token) {
        return jdbi.withHandle(handle -> fromRegistry(handle, token).or(() -> fromElsewhere(handle, token)));
    }

    private static Optional<Answer.Publication> fromRegistry(Handle handle, Token token) {
        return handle.createQuery("""
                        select file.filename, file.sha256, file.uploaded_at as published_at, file.withdrawn_at,
                          signed.expires_at
                        from registry_file file
                        left join drill_attestation signed on signed.token = file.token and signed.sha256 = file.sha256
                        where file.token = :token order by file.uploaded_at desc limit 1
                        """)
                .bind("token", token.value())
                .map((row, context) -> published(row))
                .findOne();
    }

    private static Optional<Answer.Publication> fromElsewhere(Handle handle, Token token) {
        return handle.createQuery("""
                        select filename, sha256, signed_at as published_at, null::timestamptz as withdrawn_at, expires_at
                        from drill_attestation where token = :token order by signed_at desc limit 1
                        """)
                .bind("token", token.value())
                .map((row, context) -> published(row))
                .findOne();
    }

    private List<MatchedFile> files(Collection<String> wanted, String sql) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .bind("wanted", wanted.toArray(String[]::new))
                .map((row, context) -> new MatchedFile(
                        new ExerciseId(row.getLong("exercise_id")),
                        Optional.ofNullable(row.getString("token")).map(Token::new)))
                .list());
    }

    private static Answer.Publication published(ResultSet row) throws SQLException {
        var expiresAt = instant(row, "expires_at");
        return new Answer.Publication(
                row.getString("filename"),
                row.getString("sha256"),
                row.getObject("published_at", OffsetDateTime.class).toInstant(),
                instant(row, "withdrawn_at"),
                expiresAt,
                expiresAt.isPresent());
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
