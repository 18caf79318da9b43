package io.drillmaster.identity;

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

/** Accounts, sessions, invitations and set-up links. Secrets come in as their SHA-256. */
final class IdentityStore {
    private static final String ACCOUNT = "a.id, a.login, a.name, a.role, a.active, a.created_at, a.last_sign_in";

    private final Jdbi jdbi;

    IdentityStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Jdbi jdbi() {
        return jdbi;
    }

    boolean hasAdministrator() {
        return jdbi.withHandle(this::hasAdministrator);
    }

    boolean hasAdministrator(Handle handle) {
        return handle.createQuery("select exists (select 1 from account where role = 'ADMINISTRATOR' and active)")
                .mapTo(Boolean.class)
                .one();
    }

    /** Empty when the login is taken (index account_by_login). */
    Optional<Account> create(Handle handle, String login, String name, Role role, String passwordHash, Instant now) {
        return handle.createQuery("""
                        insert into account as a (login, name, role, password_hash, created_at)
                        values (:login, :name, :role, :hash, :now)
                        on conflict (lower(login)) do nothing
                        returning
                        """ + ACCOUNT)
                .bind("login", login)
                .bind("name", name)
                .bind("role", role.name())
                .bind("hash", passwordHash)
                .bind("now", utc(now))
                .map(IdentityStore::account)
                .findOne();
    }

    Optional<Account> byLogin(String login) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select " + ACCOUNT + " from account a where lower(a.login) = lower(:login)")
                .bind("login", login)
                .map(IdentityStore::account)
                .findOne());
    }

    Optional<String> passwordHash(long account) {
        return jdbi.withHandle(handle -> handle.createQuery("select password_hash from account where id = :id")
                .bind("id", account)
                .mapTo(String.class)
                .findOne());
    }

    void setPasswordHash(Handle handle, long account, String hash) {
        handle.execute("update account set password_hash = ? where id = ?", hash, account);
    }

    List<Account> all() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select " + ACCOUNT + " from account a order by a.active desc, lower(a.name)")
                .map(IdentityStore::account)
                .list());
    }

    /** Locks the administrators, so that two of them cannot remove each other at the same moment. */
    long otherAdministrators(Handle handle, long account) {
        return handle
                .createQuery("select id from account where role = 'ADMINISTRATOR' and active order by id for update")
                .mapTo(Long.class)
                .list()
                .stream()
                .filter(id -> id != account)
                .count();
    }

    void setRole(Handle handle, long account, Role role) {
        handle.execute("update account set role = ? where id = ?", role.name(), account);
    }

    void setActive(Handle handle, long account, boolean active) {
        handle.execute("update account set active = ? where id = ?", active, account);
    }

    void openSession(String secretHash, long account, String csrf, String userAgent, Instant now, Instant expires) {
        jdbi.useHandle(
                handle -> handle.execute("""
                insert into session (secret_hash, account_id, csrf, user_agent, created_at, last_seen, expires_at)
                values (?, ?, ?, ?, ?, ?, ?)
                """, secretHash, account, csrf, userAgent, utc(now), utc(now), utc(expires)));
    }

    void signedIn(long account, Instant now) {
        jdbi.useHandle(handle -> handle.execute("update account set last_sign_in = ? where id = ?", utc(now), account));
    }

    /** A minute's precision is enough, and spares a write with every request. */
    void sessionSeen(String secretHash, Instant now) {
        jdbi.useHandle(handle -> handle.execute(
                "update session set last_seen = ? where secret_hash = ? and last_seen < ?",
                utc(now),
                secretHash,
                utc(now.minusSeconds(60))));
    }

    List<OpenSession> openSessions(long account, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, secret_hash, user_agent, created_at, last_seen from session
                        where account_id = :account and expires_at > :now order by last_seen desc
                        """)
                .bind("account", account)
                .bind("now", utc(now))
                .map((row, context) -> new OpenSession(
                        row.getLong("id"),
                        row.getString("secret_hash"),
                        row.getString("user_agent"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getObject("last_seen", OffsetDateTime.class).toInstant()))
                .list());
    }

    void closeSession(long account, long session) {
        jdbi.useHandle(
                handle -> handle.execute("delete from session where account_id = ? and id = ?", account, session));
    }

    void closeOtherSessions(long account, String secretHash) {
        jdbi.useHandle(handle ->
                handle.execute("delete from session where account_id = ? and secret_hash <> ?", account, secretHash));
    }

    Optional<Session> session(String secretHash, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + ACCOUNT + """
                        , s.csrf, s.secret_hash from session s join account a on a.id = s.account_id
                        where s.secret_hash = :hash and s.expires_at > :now and a.active
                        """)
                .bind("hash", secretHash)
                .bind("now", utc(now))
                .map((row, context) ->
                        new Session(account(row, context), row.getString("csrf"), row.getString("secret_hash")))
                .findOne());
    }

    void closeSession(String secretHash) {
        jdbi.useHandle(handle -> handle.execute("delete from session where secret_hash = ?", secretHash));
    }

    void closeSessions(Handle handle, long account) {
        handle.execute("delete from session where account_id = ?", account);
    }

    void forgetOld(Instant now) {
        jdbi.useHandle(handle -> {
            handle.execute("delete from session where expires_at < ?", utc(now));
            handle.execute("delete from failed_sign_in where failed_at < ?", utc(now.minusSeconds(3600)));
        });
    }

    void signInFailed(String login, Instant now) {
        jdbi.useHandle(handle -> handle.execute("insert into failed_sign_in values (lower(?), ?)", login, utc(now)));
    }

    int failuresSince(String login, Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from failed_sign_in where login = lower(:login) and failed_at > :since")
                .bind("login", login)
                .bind("since", utc(since))
                .mapTo(Integer.class)
                .one());
    }

    void addSetupLink(String secretHash, Instant expires) {
        jdbi.useHandle(handle -> handle.execute(
                "insert into setup_link (secret_hash, expires_at) values (?, ?)", secretHash, utc(expires)));
    }

    /** Until the transaction ends: whoever comes second sees the administrator that the first has made. */
    void oneSetupAtATime(Handle handle) {
        handle.execute("lock table setup_link in exclusive mode");
    }

    boolean setupLinkOpen(Handle handle, String secretHash, Instant now) {
        return handle.createQuery("""
                        select exists (select 1 from setup_link
                          where secret_hash = :hash and used_at is null and expires_at > :now)
                        """)
                .bind("hash", secretHash)
                .bind("now", utc(now))
                .mapTo(Boolean.class)
                .one();
    }

    boolean useSetupLink(Handle handle, String secretHash, Instant now) {
        return handle.execute(
                        "update setup_link set used_at = ? where secret_hash = ? and used_at is null and expires_at > ?",
                        utc(now),
                        secretHash,
                        utc(now))
                == 1;
    }

    void invite(String secretHash, String name, Role role, String by, Instant expires) {
        jdbi.useHandle(handle -> handle.execute(
                "insert into invitation (secret_hash, name, role, invited_by, expires_at) values (?, ?, ?, ?, ?)",
                secretHash,
                name,
                role.name(),
                by,
                utc(expires)));
    }

    List<Invitation> openInvitations(Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, name, role, invited_by, expires_at from invitation
                        where used_at is null and expires_at > :now order by id
                        """)
                .bind("now", utc(now))
                .map(IdentityStore::invitation)
                .list());
    }

    Optional<Invitation> openInvitation(String secretHash, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, name, role, invited_by, expires_at from invitation
                        where secret_hash = :hash and used_at is null and expires_at > :now
                        """)
                .bind("hash", secretHash)
                .bind("now", utc(now))
                .map(IdentityStore::invitation)
                .findOne());
    }

    boolean useInvitation(Handle handle, long invitation, Instant now) {
        return handle.execute(
                        "update invitation set used_at = ? where id = ? and used_at is null", utc(now), invitation)
                == 1;
    }

    void withdrawInvitation(long invitation) {
        jdbi.useHandle(handle -> handle.execute("delete from invitation where id = ? and used_at is null", invitation));
    }

    private static Account account(ResultSet row, StatementContext context) throws SQLException {
        return new Account(
                row.getLong("id"),
                row.getString("login"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getBoolean("active"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("last_sign_in", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static Invitation invitation(ResultSet row, StatementContext context) throws SQLException {
        return new Invitation(
                row.getLong("id"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getString("invited_by"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
