package io.drillmaster.registry;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Problem;
import io.drillmaster.drillpackages.Ecosystem;
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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * The tables {@code registry_package}, {@code registry_file} and {@code registry_dist_tag}. What takes a handle is part of
 * the caller's transaction, and every change locks its package's row until that ends.
 */
public final class RegistryStore {
    /** Any number that nothing else uses. */
    private static final long LOCK = 0x6472_696c_6c02L;

    private static final String COLUMNS =
            "id, ecosystem, package_key, package_name, version, filename, sha256, sha1, integrity, metadata, size, token, "
                    + "exercise_id, uploaded_at, upload_time, yanked, deprecated";

    private final Jdbi jdbi;
    private final RegistryTokenStore tokens;
    private final AtomicLong changes = new AtomicLong();

    /** On a migrated database. */
    public RegistryStore(Jdbi jdbi) {
        this.jdbi = jdbi;
        this.tokens = new RegistryTokenStore(jdbi);
    }

    /** The tokens that clients show. */
    public RegistryTokenStore tokens() {
        return tokens;
    }

    /**
     * Does something to the registry in one transaction, on behalf of a client that holds an upload token. The exercise
     * is not withdrawn meanwhile.
     *
     * @throws Problem 401 when the token has ended since it was shown
     */
    public <T> T change(RegistryToken token, Function<Handle, T> change) {
        return jdbi.inTransaction(handle -> {
            tokens.hold(handle, token);
            return change.apply(handle);
        });
    }

    /** Puts a client's file in, by the rules of {@link #add}. @return its id */
    public long upload(RegistryToken token, NewFile file, Instant now) {
        return change(token, handle -> add(handle, file, token.exercise(), now, token.republish()));
    }

    /** How many changes this server has committed; what other servers change is not counted. */
    public long changes() {
        return changes.get();
    }

    /**
     * Makes other publications wait until the transaction ends. Two at once would choose the same version of a package,
     * or wait for each other for ever. A single file needs no such lock.
     */
    public void publishAlone(Handle handle) {
        handle.select("select pg_advisory_xact_lock(?)", LOCK).mapToMap().one();
    }

    /** The lowest version from {@code wanted} on that this registry has never handed out, not even withdrawn. */
    public PackageVersion unused(Handle handle, PackageName name, PackageVersion wanted) {
        var used = new HashSet<>(handle.createQuery(
                        "select version_key from registry_file where ecosystem = :ecosystem and package_key = :key")
                .bind("ecosystem", name.ecosystem().id())
                .bind("key", name.normalized())
                .mapTo(String.class)
                .list());
        var version = wanted;
        while (used.contains(VersionKey.of(name.ecosystem(), version.value()))) {
            version = version.nextPatch();
        }
        return version;
    }

    /**
     * Publishes. From the commit on, clients find it. Of several at the same time one wins.
     *
     * @param republish whether it may take the place of an earlier file of the exercise, or use a withdrawn one's name
     * @return the new file's id
     * @throws Problem 409 {@code file-exists} when its version or name was used before and may not be used again
     */
    public long add(Handle handle, NewFile file, ExerciseId exercise, Instant now, Republish republish) {
        var name = file.name();
        touch(handle, name.ecosystem(), name.normalized(), name.value());
        var slot = VersionKey.slot(name.ecosystem(), file.filename());
        var versionKey = VersionKey.of(name.ecosystem(), file.version());
        var before = handle.createQuery("""
                        select id, generation, exercise_id, token is not null as drill, withdrawn_at is null as live
                        from registry_file
                        where ecosystem = :ecosystem and package_key = :key
                          and ((version_key = :versionKey and slot = :slot) or filename = :filename)
                        """)
                .bind("ecosystem", name.ecosystem().id())
                .bind("key", name.normalized())
                .bind("versionKey", versionKey)
                .bind("slot", slot)
                .bind("filename", file.filename())
                .map((row, context) -> new Before(
                        row.getLong("id"),
                        row.getInt("generation"),
                        new ExerciseId(row.getLong("exercise_id")),
                        row.getBoolean("drill"),
                        row.getBoolean("live")))
                .list();
        for (var earlier : before) {
            earlier.requireReplaceable(file, exercise, republish);
            if (earlier.live) {
                withdraw(handle, earlier.id, now);
            }
        }
        var generation = before.stream().mapToInt(Before::generation).max().orElse(-1) + 1;
        return insert(handle, file, exercise, now, versionKey, slot, generation);
    }

    /** Locks the package until the transaction ends. @return its revision; empty when there never was such a package */
    public Optional<Long> lock(Handle handle, Ecosystem ecosystem, String key) {
        return handle.createQuery("select revision from registry_package where ecosystem = :ecosystem"
                        + " and package_key = :key for update")
                .bind("ecosystem", ecosystem.id())
                .bind("key", key)
                .mapTo(Long.class)
                .findOne();
    }

    /** Yanks a file (PEP 592), or takes the yank back when the reason is empty; {@code Optional.of("")} gives none. */
    public void yank(Handle handle, RegistryFile file, Optional<String> reason) {
        change(handle, file, "yanked", reason.orElse(null));
    }

    /** Sets npm's deprecation text, or takes it away. */
    public void deprecate(Handle handle, RegistryFile file, Optional<String> text) {
        change(handle, file, "deprecated", text.orElse(null));
    }

    /** Sets the upload time that clients are told; the true one stays known. */
    public void tellUploadTime(Handle handle, RegistryFile file, Instant time) {
        change(handle, file, "upload_time", time.atOffset(ZoneOffset.UTC));
    }

    /** Takes one file out for good. Drill packages go with their exercise only. */
    public void remove(Handle handle, RegistryFile file, Instant now) {
        if (file.isDrill()) {
            throw Problem.conflict(
                    "drill-package",
                    file.filename() + " is a drill package: it is withdrawn when its exercise ends or is stopped.");
        }
        touch(handle, file.ecosystem(), file.packageKey(), file.packageName());
        withdraw(handle, file.id(), now);
    }

    /** Sets an exercise's dist-tag. */
    public void tag(Handle handle, Ecosystem ecosystem, String key, DistTag tag) {
        touch(handle, ecosystem, key, key);
        handle.createUpdate("""
                        insert into registry_dist_tag (ecosystem, package_key, exercise_id, tag, version)
                        values (:ecosystem, :key, :exercise, :tag, :version)
                        on conflict (ecosystem, package_key, exercise_id, tag) do update set version = :version
                        """)
                .bind("ecosystem", ecosystem.id())
                .bind("key", key)
                .bind("exercise", tag.exercise().number())
                .bind("tag", tag.tag())
                .bind("version", tag.version())
                .execute();
    }

    /** Takes an exercise's dist-tag away. @return whether it was there */
    public boolean untag(Handle handle, Ecosystem ecosystem, String key, ExerciseId exercise, String tag) {
        touch(handle, ecosystem, key, key);
        return handle.createUpdate("delete from registry_dist_tag where ecosystem = :ecosystem and package_key = :key"
                                + " and exercise_id = :exercise and tag = :tag")
                        .bind("ecosystem", ecosystem.id())
                        .bind("key", key)
                        .bind("exercise", exercise.number())
                        .bind("tag", tag)
                        .execute()
                > 0;
    }

    /** Takes an exercise's files out, and ends its tokens. @return what was still in and is gone now */
    public List<RegistryFile> withdraw(Handle handle, ExerciseId exercise, Instant now) {
        publishAlone(handle); // it locks several packages
        tokens.withdraw(handle, exercise, now); // first: uploads on their way are waited for, and no other begins
        var files = handle.createQuery("update registry_file set withdrawn_at = :now"
                        + " where exercise_id = :exercise and withdrawn_at is null returning " + COLUMNS)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("exercise", exercise.number())
                .map(RegistryStore::file)
                .list();
        files.forEach(file -> touch(handle, file.ecosystem(), file.packageKey(), file.packageName()));
        handle.createUpdate("delete from registry_dist_tag where exercise_id = :exercise")
                .bind("exercise", exercise.number())
                .execute();
        handle.afterCommit(changes::incrementAndGet);
        return files;
    }

    /** Whether the name was ever used here, be it withdrawn by now. */
    public boolean everHad(Ecosystem ecosystem, String key) {
        return jdbi.withHandle(handle -> handle.createQuery("select exists (select 1 from registry_package"
                        + " where ecosystem = :ecosystem and package_key = :key)")
                .bind("ecosystem", ecosystem.id())
                .bind("key", key)
                .mapTo(Boolean.class)
                .one());
    }

    /** Names that have a file which the viewer sees, in order. */
    public List<String> names(Ecosystem ecosystem, Viewer viewer) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select distinct package_key from registry_file
                        where ecosystem = :ecosystem and withdrawn_at is null
                          and (cast(:only as bigint) is null or exercise_id = :only)
                        order by 1
                        """)
                .bind("ecosystem", ecosystem.id())
                .bind("only", viewer.only().map(ExerciseId::number).orElse(null))
                .mapTo(String.class)
                .list());
    }

    /** The package as it is now; empty when this registry never had it. */
    public Optional<PackageListing> listing(Ecosystem ecosystem, String key) {
        return jdbi.withHandle(handle -> {
            // The revision first: what changes in between has a higher one, and is read again.
            var head = handle.createQuery("select package_name, revision from registry_package"
                            + " where ecosystem = :ecosystem and package_key = :key")
                    .bind("ecosystem", ecosystem.id())
                    .bind("key", key)
                    .map((row, context) -> new Head(row.getString("package_name"), row.getLong("revision")))
                    .findOne();
            return head.map(found -> new PackageListing(
                    ecosystem,
                    key,
                    found.name,
                    found.revision,
                    files(handle, ecosystem, key),
                    tags(handle, ecosystem, key)));
        });
    }

    /** An exercise's files that are in the registry now. */
    public List<RegistryFile> filesOf(ExerciseId exercise) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS
                        + " from registry_file where exercise_id = :exercise and withdrawn_at is null order by id")
                .bind("exercise", exercise.number())
                .map(RegistryStore::file)
                .list());
    }

    /** The bytes of a file; empty when it is withdrawn. */
    public Optional<byte[]> content(RegistryFile file) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select content from registry_file where id = :id and withdrawn_at is null")
                .bind("id", file.id())
                .mapTo(byte[].class)
                .findOne());
    }

    private static List<RegistryFile> files(Handle handle, Ecosystem ecosystem, String key) {
        return handle.createQuery("select " + COLUMNS + " from registry_file where ecosystem = :ecosystem"
                        + " and package_key = :key and withdrawn_at is null order by id")
                .bind("ecosystem", ecosystem.id())
                .bind("key", key)
                .map(RegistryStore::file)
                .list();
    }

    private static List<DistTag> tags(Handle handle, Ecosystem ecosystem, String key) {
        return handle.createQuery("""
                        select tag, version, exercise_id from registry_dist_tag t
                        where ecosystem = :ecosystem and package_key = :key
                          and exists (select 1 from registry_file f
                                      where f.ecosystem = t.ecosystem and f.package_key = t.package_key
                                        and f.version = t.version and f.withdrawn_at is null)
                        order by exercise_id, tag
                        """)
                .bind("ecosystem", ecosystem.id())
                .bind("key", key)
                .map((row, context) -> new DistTag(
                        row.getString("tag"), row.getString("version"), new ExerciseId(row.getLong("exercise_id"))))
                .list();
    }

    private static long insert(
            Handle handle,
            NewFile file,
            ExerciseId exercise,
            Instant now,
            String versionKey,
            String slot,
            int generation) {
        var digests = FileDigests.of(file.content());
        return handle.createUpdate("""
                        insert into registry_file (ecosystem, package_key, package_name, version, version_key, slot,
                          generation, filename, size, sha256, sha1, integrity, metadata, content, token, exercise_id,
                          uploaded_at, upload_time)
                        values (:ecosystem, :key, :name, :version, :versionKey, :slot, :generation, :filename, :size,
                          :sha256, :sha1, :integrity, :metadata, :content, :token, :exercise, :now, :uploadTime)
                        """)
                .bind("ecosystem", file.name().ecosystem().id())
                .bind("key", file.name().normalized())
                .bind("name", file.name().value())
                .bind("version", file.version())
                .bind("versionKey", versionKey)
                .bind("slot", slot)
                .bind("generation", generation)
                .bind("filename", file.filename())
                .bind("size", file.content().length)
                .bind("sha256", digests.sha256())
                .bind("sha1", digests.sha1())
                .bind("integrity", digests.integrity())
                .bind("metadata", file.metadata())
                .bind("content", file.content())
                .bind("token", file.token().map(Token::value).orElse(null))
                .bind("exercise", exercise.number())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("uploadTime", file.uploadTime().orElse(now).atOffset(ZoneOffset.UTC))
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    /** Locks the package's row, making it if need be, and counts its revision up. */
    private void touch(Handle handle, Ecosystem ecosystem, String key, String name) {
        handle.createUpdate("""
                        insert into registry_package (ecosystem, package_key, package_name, revision)
                        values (:ecosystem, :key, :name, 1)
                        on conflict (ecosystem, package_key) do update set revision = registry_package.revision + 1
                        """)
                .bind("ecosystem", ecosystem.id())
                .bind("key", key)
                .bind("name", name)
                .execute();
        handle.afterCommit(changes::incrementAndGet);
    }

    private void change(Handle handle, RegistryFile file, String column, @Nullable Object value) {
        touch(handle, file.ecosystem(), file.packageKey(), file.packageName());
        handle.createUpdate("update registry_file set <column> = :value where id = :id")
                .define("column", column)
                .bind("value", value)
                .bind("id", file.id())
                .execute();
    }

    private static void withdraw(Handle handle, long id, Instant now) {
        handle.createUpdate("update registry_file set withdrawn_at = :now where id = :id and withdrawn_at is null")
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("id", id)
                .execute();
    }

    private record Head(String name, long revision) {}

    /** A file, live or withdrawn, whose place a new one would take. */
    private record Before(long id, int generation, ExerciseId exercise, boolean drill, boolean live) {
        void requireReplaceable(NewFile file, ExerciseId owner, Republish republish) {
            if (republish == Republish.REFUSED) {
                throw Problem.conflict(
                        "file-exists",
                        "File already exists: " + file.filename() + " or another file in its place of version "
                                + file.version() + " was published before. A version is never used twice, also not"
                                + " after its withdrawal; publish a new one, or use a token that may republish.");
            }
            if (live && !exercise.equals(owner)) {
                throw Problem.conflict(
                        "file-exists",
                        "File already exists: " + file.filename() + " belongs to another exercise that is not over.");
            }
            if (live && drill && file.token().isEmpty()) {
                throw Problem.conflict(
                        "file-exists",
                        "File already exists: " + file.filename() + " is a drill package, which no upload replaces.");
            }
        }
    }

    private static RegistryFile file(ResultSet row, StatementContext context) throws SQLException {
        return new RegistryFile(
                row.getLong("id"),
                Ecosystem.ofId(row.getString("ecosystem")),
                row.getString("package_key"),
                row.getString("package_name"),
                row.getString("version"),
                row.getString("filename"),
                row.getString("sha256"),
                row.getString("sha1"),
                row.getString("integrity"),
                row.getString("metadata"),
                row.getLong("size"),
                Optional.ofNullable(row.getString("token")).map(Token::new),
                new ExerciseId(row.getLong("exercise_id")),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
                row.getObject("upload_time", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("yanked")),
                Optional.ofNullable(row.getString("deprecated")));
    }
}
