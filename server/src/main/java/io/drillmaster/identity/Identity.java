package io.drillmaster.identity;

import io.drillmaster.common.Hashes;
import io.drillmaster.common.Problem;
import io.drillmaster.common.Secrets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Who people are and what they may do: set-up, sign-in, invitations, roles. */
public final class Identity {
    /** How long somebody stays signed in. */
    public static final Duration SESSION = Duration.ofHours(12);

    private static final Duration SETUP_LINK = Duration.ofHours(24);
    private static final Duration INVITATION = Duration.ofDays(7);
    private static final Duration FAILURES_WITHIN = Duration.ofMinutes(15);
    private static final int FAILURES_ALLOWED = 10;
    private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,39}");

    private final IdentityStore store;
    private final InstantSource clock;

    /** On a migrated database. */
    public Identity(Jdbi jdbi, InstantSource clock) {
        this.store = new IdentityStore(jdbi);
        this.clock = clock;
    }

    /** Whether nobody can administer this server yet (or any more). */
    public boolean needsSetup() {
        return !store.hasAdministrator();
    }

    /** A new secret for the one-time set-up link, good for 24 hours. */
    public String newSetupSecret() {
        var secret = Secrets.urlSafe();
        store.addSetupLink(Hashes.sha256(secret), clock.instant().plus(SETUP_LINK));
        return secret;
    }

    /** Whether a set-up link would still work. */
    public boolean setupOpen(String secret) {
        return needsSetup()
                && store.jdbi()
                        .withHandle(handle -> store.setupLinkOpen(handle, Hashes.sha256(secret), clock.instant()));
    }

    /**
     * Creates the first administrator and uses the link up.
     *
     * @throws Problem when the link is used or expired, or a field cannot be taken (the link then stays good)
     */
    public Account setUp(String secret, String login, String name, String password) {
        checkAccount(login, name, password);
        var hash = Passwords.hash(password);
        return store.jdbi().inTransaction(handle -> {
            store.oneSetupAtATime(handle);
            if (!store.useSetupLink(handle, Hashes.sha256(secret), clock.instant()) || store.hasAdministrator(handle)) {
                throw linkIsGone();
            }
            return create(handle, login, name, Role.ADMINISTRATOR, hash);
        });
    }

    /**
     * Opens a session.
     *
     * @return the secret for the cookie
     * @throws Problem 401 when login and password do not belong together, 409 after ten failures in 15 minutes
     */
    public String signIn(String login, String password, String userAgent) {
        var now = clock.instant();
        if (store.failuresSince(login, now.minus(FAILURES_WITHIN)) >= FAILURES_ALLOWED) {
            throw Problem.conflict(
                    "too-many-failures",
                    "There were " + FAILURES_ALLOWED
                            + " failed attempts for this account in 15 minutes. Wait a quarter of an hour and try again.");
        }
        var account = store.byLogin(login).filter(Account::active);
        var hash = account.flatMap(found -> store.passwordHash(found.id()));
        if (account.isEmpty() || hash.isEmpty()) {
            Passwords.wasteTheSameTime(password);
            store.signInFailed(login, now);
            throw wrongPassword();
        }
        if (password.length() > Passwords.LONGEST || !Passwords.matches(password, hash.get())) {
            store.signInFailed(login, now);
            throw wrongPassword();
        }
        store.forgetOld(now);
        var secret = Secrets.urlSafe();
        store.openSession(
                Hashes.sha256(secret),
                account.get().id(),
                Secrets.urlSafe(),
                userAgent.substring(0, Math.min(userAgent.length(), 200)),
                now,
                now.plus(SESSION));
        store.signedIn(account.get().id(), now);
        return secret;
    }

    /**
     * Creates an account, or gives the one with this login a new password and the role: for whoever runs the program
     * itself. Its sessions end.
     */
    public void provision(String login, String name, Role role, String password) {
        checkAccount(login, name, password);
        var hash = Passwords.hash(password);
        store.jdbi().useTransaction(handle -> {
            var present = store.byLogin(login);
            if (present.isEmpty()) {
                var unused = create(handle, login, name, role, hash);
                return;
            }
            var id = present.get().id();
            store.setPasswordHash(handle, id, hash);
            store.setRole(handle, id, role);
            store.setActive(handle, id, true);
            store.closeSessions(handle, id);
        });
    }

    /** Who holds this cookie. */
    public Optional<Session> session(String secret) {
        var now = clock.instant();
        var session = store.session(Hashes.sha256(secret), now);
        session.ifPresent(found -> store.sessionSeen(found.secretHash(), now));
        return session;
    }

    /** Where an account is signed in, latest first. */
    public List<OpenSession> openSessions(Account account) {
        return store.openSessions(account.id(), clock.instant());
    }

    /** Signs one of an account's other browsers out. */
    public void endSession(Account account, long session) {
        store.closeSession(account.id(), session);
    }

    /** Signs all of an account's browsers out but this one. */
    public void endOtherSessions(Session session) {
        store.closeOtherSessions(session.account().id(), session.secretHash());
    }

    /** Ends a session. */
    public void signOut(Session session) {
        store.closeSession(session.secretHash());
    }

    /** Changes one's own password; every other session of the account ends. */
    public void changePassword(Session session, String current, String next) {
        var hash = store.passwordHash(session.account().id()).orElseThrow();
        if (!Passwords.matches(current, hash)) {
            throw Problem.badField("current", "wrong-password", "That is not your current password.");
        }
        Passwords.check("password", next);
        var nextHash = Passwords.hash(next);
        store.jdbi().useTransaction(handle -> {
            store.setPasswordHash(handle, session.account().id(), nextHash);
            store.closeSessions(handle, session.account().id());
        });
    }

    /** A link by which one person can create their account. @return its secret, which is not kept */
    public String invite(Account by, String name, Role role) {
        if (name.isBlank() || name.length() > 80) {
            throw Problem.badField("name", "bad-name", "Give the person's name, at most 80 characters.");
        }
        var secret = Secrets.urlSafe();
        store.invite(
                Hashes.sha256(secret),
                name.strip(),
                role,
                by.login(),
                clock.instant().plus(INVITATION));
        return secret;
    }

    /** Invitations that nobody has used yet. */
    public List<Invitation> openInvitations() {
        return store.openInvitations(clock.instant());
    }

    /** The invitation of this link. */
    public Optional<Invitation> invitation(String secret) {
        return store.openInvitation(Hashes.sha256(secret), clock.instant());
    }

    /** Creates the account that the invitation is for. */
    public Account accept(String secret, String login, String name, String password) {
        checkAccount(login, name, password);
        var hash = Passwords.hash(password);
        var invitation = invitation(secret).orElseThrow(Identity::linkIsGone);
        return store.jdbi().inTransaction(handle -> {
            if (!store.useInvitation(handle, invitation.id(), clock.instant())) {
                throw linkIsGone();
            }
            return create(handle, login, name, invitation.role(), hash);
        });
    }

    /** Makes a link worthless that nobody has used yet. */
    public void withdrawInvitation(long invitation) {
        store.withdrawInvitation(invitation);
    }

    /** Everybody, active first. */
    public List<Account> everybody() {
        return store.all();
    }

    /**
     * The account of whom another tool calls so: by its login, else by its name where only one account has it. Letter case
     * does not matter.
     */
    public Optional<String> loginOf(String person) {
        var name = person.strip();
        var all = store.all();
        return all.stream()
                .map(Account::login)
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .or(() -> Optional.of(all.stream()
                                .filter(account -> account.name().equalsIgnoreCase(name))
                                .map(Account::login)
                                .toList())
                        .filter(logins -> logins.size() == 1)
                        .map(logins -> logins.get(0)));
    }

    /** Changes what a person may do. The last administrator stays one. */
    public void setRole(long account, Role role) {
        store.jdbi().useTransaction(handle -> {
            if (role != Role.ADMINISTRATOR) {
                keepAnAdministrator(handle, account);
            }
            store.setRole(handle, account, role);
        });
    }

    /** Lets a person in again, or keeps them out and ends their sessions. */
    public void setActive(long account, boolean active) {
        store.jdbi().useTransaction(handle -> {
            if (!active) {
                keepAnAdministrator(handle, account);
                store.closeSessions(handle, account);
            }
            store.setActive(handle, account, active);
        });
    }

    private void keepAnAdministrator(Handle handle, long account) {
        if (store.otherAdministrators(handle, account) == 0) {
            throw Problem.conflict(
                    "last-administrator", "This is the only administrator. Make somebody else an administrator first.");
        }
    }

    private Account create(Handle handle, String login, String name, Role role, String hash) {
        return store.create(handle, login, name.strip(), role, hash, clock.instant())
                .orElseThrow(() -> Problem.badField(
                        "login", "login-taken", "There is an account '" + login + "' already. Choose another name."));
    }

    private static void checkAccount(String login, String name, String password) {
        if (name.isBlank() || name.length() > 80) {
            throw Problem.badField("name", "bad-name", "Give a name, at most 80 characters.");
        }
        if (!LOGIN.matcher(login).matches()) {
            throw Problem.badField(
                    "login",
                    "bad-login",
                    "An account name has 2 to 40 letters, digits, dots, dashes or underscores and begins with a"
                            + " letter or digit.");
        }
        Passwords.check("password", password);
    }

    private static Problem wrongPassword() {
        return Problem.unauthorized("wrong-password", "Account name and password do not belong together.");
    }

    private static Problem linkIsGone() {
        return Problem.conflict("link-gone", "This link was used already or has expired. Ask for a new one.");
    }
}
