package io.drillmaster.identity;

import static io.drillmaster.plan.Drill.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.common.Problem;
import io.drillmaster.db.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdentityTest {
    private static final String PASSWORD = "correct horse battery";

    private final TestDatabase db = TestDatabase.fresh();
    private final Jdbi jdbi = db.database().jdbi();
    private Instant now = NOON;
    private final Identity identity = new Identity(jdbi, () -> now);

    @AfterEach
    void drop() {
        db.close();
    }

    @Test
    void aSetupLinkCreatesOneAdministrator() {
        var secret = identity.newSetupSecret();
        assertThat(identity.needsSetup()).isTrue();
        assertThat(identity.setupOpen(secret)).isTrue();

        var ada = identity.setUp(secret, "ada", "Ada", PASSWORD);

        assertThat(ada.role()).isEqualTo(Role.ADMINISTRATOR);
        assertThat(identity.needsSetup()).isFalse();
        assertThat(identity.setupOpen(secret)).isFalse();
        assertProblem(() -> identity.setUp(secret, "eve", "Eve", PASSWORD), 409, "used already");
    }

    @Test
    void aSetupLinkWorksOnceAlsoWhenSeveralOpenItAtTheSameMoment() throws Exception {
        var secret = identity.newSetupSecret();
        var threads = Executors.newFixedThreadPool(4);
        try {
            var tries = IntStream.range(0, 4)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        try {
                            identity.setUp(secret, "admin" + i, "Admin", PASSWORD);
                            return true;
                        } catch (Problem problem) {
                            return false;
                        }
                    })
                    .toList();
            var made = 0;
            for (Future<Boolean> done : threads.invokeAll(tries)) {
                made += done.get() ? 1 : 0;
            }

            assertThat(made).isEqualTo(1);
            assertThat(identity.everybody()).hasSize(1);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void severalSetupLinksUsedAtTheSameMomentMakeOneAdministrator() throws Exception {
        var secrets = List.of(identity.newSetupSecret(), identity.newSetupSecret());
        // Each asks for the time twice: using its link, and then, having seen no administrator, making one. Whoever
        // asks
        // waits for the other, so that both would be made if both could be under way at once.
        var asked = new CountDownLatch(4);
        var together = new Identity(jdbi, () -> {
            asked.countDown();
            try {
                var unused = asked.await(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return now;
        });
        var threads = Executors.newFixedThreadPool(2);
        try {
            var tries = IntStream.range(0, 2)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        try {
                            var unused = together.setUp(secrets.get(i), "admin" + i, "Admin", PASSWORD);
                            return true;
                        } catch (Problem problem) {
                            return false;
                        }
                    })
                    .toList();
            var made = 0;
            for (Future<Boolean> done : threads.invokeAll(tries)) {
                made += done.get() ? 1 : 0;
            }

            assertThat(made).isEqualTo(1);
            assertThat(identity.everybody()).hasSize(1);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aRefusedFieldLeavesTheSetupLinkGood() {
        var secret = identity.newSetupSecret();

        assertProblem(() -> identity.setUp(secret, "ada", "Ada", "short"), 400, "at least 12");
        assertProblem(() -> identity.setUp(secret, "a da", "Ada", PASSWORD), 400, "An account name has");

        assertThat(identity.setUp(secret, "ada", "Ada", PASSWORD).login()).isEqualTo("ada");
    }

    @Test
    void aSetupLinkExpires() {
        var secret = identity.newSetupSecret();
        now = now.plus(Duration.ofHours(25));

        assertThat(identity.setupOpen(secret)).isFalse();
        assertProblem(() -> identity.setUp(secret, "ada", "Ada", PASSWORD), 409, "expired");
    }

    @Test
    void whomAnotherToolNamesIsKnownByLoginElseByANameThatOnlyOneHas() {
        identity.provision("nora", "Nora Example", Role.MEMBER, PASSWORD);
        identity.provision("omar", "Sam Example", Role.MEMBER, PASSWORD);
        identity.provision("sam", "Sam Example", Role.MEMBER, PASSWORD);

        assertThat(identity.loginOf(" NORA ")).contains("nora");
        assertThat(identity.loginOf("nora example")).contains("nora");
        assertThat(identity.loginOf("Sam Example")).isEmpty();
        assertThat(identity.loginOf("sam")).contains("sam");
        assertThat(identity.loginOf("")).isEmpty();
    }

    @Test
    void theLastAdministratorStays() {
        var ada = administrator();

        assertProblem(() -> identity.setRole(ada.id(), Role.MEMBER), 409, "only administrator");
        assertProblem(() -> identity.setActive(ada.id(), false), 409, "only administrator");

        var grace = invited(ada, "grace", Role.ADMINISTRATOR);
        identity.setRole(ada.id(), Role.VIEWER);
        assertProblem(() -> identity.setRole(grace.id(), Role.VIEWER), 409, "only administrator");
    }

    @Test
    void twoAdministratorsCannotRemoveEachOtherAtTheSameMoment() throws Exception {
        var ada = administrator();
        var grace = invited(ada, "grace", Role.ADMINISTRATOR);
        var threads = Executors.newFixedThreadPool(2);
        try {
            for (var round = 0; round < 5; round++) {
                var tries = List.of(ada.id(), grace.id()).stream()
                        .<Callable<Boolean>>map(id -> () -> {
                            try {
                                identity.setRole(id, Role.MEMBER);
                                return true;
                            } catch (Problem problem) {
                                return false;
                            }
                        })
                        .toList();
                for (Future<Boolean> done : threads.invokeAll(tries)) {
                    assertThat(done.get()).isNotNull();
                }
                assertThat(identity.needsSetup()).isFalse();
                identity.setRole(ada.id(), Role.ADMINISTRATOR);
                identity.setRole(grace.id(), Role.ADMINISTRATOR);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void guessingIsStoppedAfterTenFailuresAndAllowedAgainLater() {
        administrator();
        for (var i = 0; i < 10; i++) {
            assertProblem(() -> signIn("ADA", "wrong password"), 401, "do not belong together");
        }

        assertProblem(() -> signIn("ada", PASSWORD), 409, "Wait a quarter of an hour");

        now = now.plus(Duration.ofMinutes(15)).plusMillis(1);
        assertThat(signIn("ada", PASSWORD)).isNotEmpty();
    }

    @Test
    void anAccountThatDoesNotExistIsRefusedLikeAWrongPassword() {
        administrator();

        assertProblem(() -> signIn("nobody", PASSWORD), 401, "do not belong together");
    }

    @Test
    void aSessionEndsWithTheDayTheSignOutAndTheAccount() {
        var ada = administrator();
        var grace = invited(ada, "grace", Role.MEMBER);
        var first = signIn("grace", PASSWORD);
        assertThat(identity.session(first).orElseThrow().account().login()).isEqualTo("grace");
        assertThat(identity.session("guessed")).isEmpty();

        identity.setActive(grace.id(), false);
        assertThat(identity.session(first)).isEmpty();
        assertProblem(() -> signIn("grace", PASSWORD), 401, "do not belong together");

        identity.setActive(grace.id(), true);
        assertThat(identity.session(first))
                .as("an old session does not come back")
                .isEmpty();

        var second = signIn("grace", PASSWORD);
        identity.signOut(identity.session(second).orElseThrow());
        assertThat(identity.session(second)).isEmpty();

        var third = signIn("grace", PASSWORD);
        now = now.plus(Identity.SESSION);
        assertThat(identity.session(third)).isEmpty();
    }

    @Test
    void aNewPasswordEndsEverySession() {
        administrator();
        var here = signIn("ada", PASSWORD);
        var elsewhere = signIn("ada", PASSWORD);
        var session = identity.session(here).orElseThrow();

        assertProblem(() -> identity.changePassword(session, "wrong", "another long one"), 400, "not your current");
        identity.changePassword(session, PASSWORD, "another long one");

        assertThat(identity.session(elsewhere)).isEmpty();
        assertProblem(() -> signIn("ada", PASSWORD), 401, "do not belong together");
        assertThat(signIn("ada", "another long one")).isNotEmpty();
    }

    @Test
    void anInvitationIsGoodForOneAccountAndSevenDays() {
        var ada = administrator();
        var used = identity.invite(ada, "Grace", Role.MEMBER);
        var late = identity.invite(ada, "Linus", Role.VIEWER);
        assertThat(identity.accept(used, "grace", "Grace", PASSWORD).role()).isEqualTo(Role.MEMBER);

        assertProblem(() -> identity.accept(used, "eve", "Eve", PASSWORD), 409, "used already");
        assertProblem(() -> identity.accept(late, "GRACE", "Eve", PASSWORD), 400, "There is an account");
        now = now.plus(Duration.ofDays(7));
        assertProblem(() -> identity.accept(late, "linus", "Linus", PASSWORD), 409, "expired");
    }

    @Test
    void noSecretStandsInTheDatabaseAsItIs() {
        var setup = identity.newSetupSecret();
        var ada = identity.setUp(setup, "ada", "Ada", PASSWORD);
        var invitation = identity.invite(ada, "Grace", Role.MEMBER);
        var cookie = signIn("ada", PASSWORD);

        var everything = new ArrayList<String>();
        for (var table : List.of("account", "session", "setup_link", "invitation", "failed_sign_in")) {
            jdbi.useHandle(handle -> everything.addAll(handle.createQuery("select t::text from " + table + " t")
                    .mapTo(String.class)
                    .list()));
        }

        assertThat(everything)
                .hasSizeGreaterThan(3)
                .allSatisfy(row -> assertThat(row).doesNotContain(PASSWORD, setup, invitation, cookie));
        assertThat(everything).anySatisfy(row -> assertThat(row).contains("$argon2id$"));
    }

    private Account administrator() {
        return identity.setUp(identity.newSetupSecret(), "ada", "Ada", PASSWORD);
    }

    private Account invited(Account by, String login, Role role) {
        return identity.accept(identity.invite(by, login, role), login, login, PASSWORD);
    }

    private String signIn(String login, String password) {
        return identity.signIn(login, password, "a browser");
    }

    private static void assertProblem(ThrowingCallable call, int status, String sentence) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(status);
            assertThat(problem.sentence()).contains(sentence);
        });
    }
}
