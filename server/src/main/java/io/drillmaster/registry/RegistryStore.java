package io.drillmaster.registry;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.drillpackages.DrillPackage;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.PackageMetadata;
import io.drillmaster.drillpackages.PackageName;
import io.drillmaster.drillpackages.PackageVersion;
import io.drillmaster.drillpackages.Token;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The table {@code registry_file}. */
public final class RegistryStore {
    /** Any number that nothing else uses. */
    private static final long LOCK = 0x6472_696c_6c02L;

    private static final String COLUMNS =
            "package_name, version, filename, sha256, sha1, integrity, metadata, length(content) as size, token, "
                    + "exercise_id, uploaded_at";

    private final Jdbi jdbi;

    /** On a migrated database. */
    public RegistryStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Makes other publications wait until the transaction ends. Two at once would choose the same version of a package,
     * or wait for each other for ever.
     */
    public void publishAlone(Handle handle) {
        handle.select("select pg_advisory_xact_lock(?)", LOCK).mapToMap().one();
    }

    /** The lowest version from {@code wanted} on that this registry has never handed out, not even withdrawn. */
    public PackageVersion unused(Handle handle, PackageName name, PackageVersion wanted) {
        var used = new HashSet<>(handle.createQuery(
                        "select version from registry_file where ecosystem = :ecosystem and package_key = :key")
                .bind("ecosystem", name.ecosystem().id())
                .bind("key", name.normalized())
                .mapTo(String.class)
                .list());
        var version = wanted;
        while (used.contains(version.value())) {
            version = version.nextPatch();
        }
        return version;
    }

    /** Publishes. From the commit on, clients find it. */
    public void add(Handle handle, DrillPackage drillPackage, ExerciseId exercise, Instant now) {
        var spec = drillPackage.spec();
        handle.createUpdate("""
                        insert into registry_file (ecosystem, package_key, package_name, version, filename, sha256,
                          sha1, integrity, metadata, content, token, exercise_id, uploaded_at)
                        values (:ecosystem, :key, :name, :version, :filename, :sha256, :sha1, :integrity, :metadata,
                          :content, :token, :exercise, :now)
                        """)
                .bind("ecosystem", spec.packageName().ecosystem().id())
                .bind("key", spec.packageName().normalized())
                .bind("name", spec.packageName().value())
                .bind("version", spec.version().value())
                .bind("filename", drillPackage.filename())
                .bind("sha256", drillPackage.sha256())
                .bind("sha1", drillPackage.sha1())
                .bind("integrity", drillPackage.integrity())
                .bind("metadata", metadata(drillPackage.metadata()))
                .bind("content", drillPackage.content())
                .bind("token", spec.token().value())
                .bind("exercise", exercise.number())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute();
    }

    /** Takes an exercise's packages out. @return what was still in and is gone now */
    public List<RegistryFile> withdraw(Handle handle, ExerciseId exercise, Instant now) {
        return handle.createQuery("update registry_file set withdrawn_at = :now"
                        + " where exercise_id = :exercise and withdrawn_at is null returning " + COLUMNS)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("exercise", exercise.number())
                .map(RegistryStore::file)
                .list();
    }

    /** Names that have a file, in order. */
    public List<String> names(Ecosystem ecosystem) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select distinct package_key from registry_file
                        where ecosystem = :ecosystem and withdrawn_at is null order by 1
                        """)
                .bind("ecosystem", ecosystem.id())
                .mapTo(String.class)
                .list());
    }

    /** Files of a package, oldest first; none when it is not there or withdrawn. */
    public List<RegistryFile> files(Ecosystem ecosystem, String key) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS
                        + " from registry_file where ecosystem = :ecosystem and package_key = :key"
                        + " and withdrawn_at is null order by uploaded_at, version")
                .bind("ecosystem", ecosystem.id())
                .bind("key", key)
                .map(RegistryStore::file)
                .list());
    }

    /** The bytes of a file. */
    public Optional<byte[]> content(Token token) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select content from registry_file where token = :token and withdrawn_at is null")
                .bind("token", token.value())
                .mapTo(byte[].class)
                .findOne());
    }

    /** The file with this name and hash. */
    public Optional<RegistryFile> find(Ecosystem ecosystem, String filename, String sha256) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS
                        + " from registry_file where ecosystem = :ecosystem and filename = :filename"
                        + " and sha256 = :sha256 and withdrawn_at is null")
                .bind("ecosystem", ecosystem.id())
                .bind("filename", filename)
                .bind("sha256", sha256)
                .map(RegistryStore::file)
                .findOne());
    }

    private static String metadata(PackageMetadata metadata) {
        if (metadata instanceof PackageMetadata.Pypi pypi) {
            return pypi.coreMetadata();
        }
        return ((PackageMetadata.Npm) metadata).packageJson();
    }

    private static RegistryFile file(ResultSet row, StatementContext context) throws SQLException {
        return new RegistryFile(
                row.getString("package_name"),
                row.getString("version"),
                row.getString("filename"),
                row.getString("sha256"),
                row.getString("sha1"),
                row.getString("integrity"),
                row.getString("metadata"),
                row.getLong("size"),
                new Token(row.getString("token")),
                new ExerciseId(row.getLong("exercise_id")),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant());
    }
}
