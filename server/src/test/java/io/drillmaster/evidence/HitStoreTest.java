package io.drillmaster.evidence;

import static io.drillmaster.evidence.Hits.NOON;
import static io.drillmaster.evidence.Hits.hit;
import static io.drillmaster.plan.Drill.drill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.drillmaster.db.TestDatabase;
import io.drillmaster.drillpackages.DrillName;
import io.drillmaster.drillpackages.Phase;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.HitFile.Stored;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HitStoreTest {
    private static final TestDatabase DB = TestDatabase.fresh();
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Jdbi jdbi = DB.database().jdbi();
    private final HitStore store = new HitStore(jdbi, new EvidenceStore(jdbi));
    private final Token token = drill().stored(jdbi).plan().targets().get(0).token();

    @TempDir
    Path directory;

    @AfterAll
    static void drop() {
        DB.close();
    }

    @Test
    void aHitIsReadBackWithEveryPartOfIt() throws Exception {
        var whole = new CanaryHit(
                NOON,
                Hits.address("2001:db8::7"),
                "tcp",
                new DrillName(Phase.LOADED, "abcd2345", token),
                "L.aBcD2345." + token + ".drill.test",
                "AAAA",
                Optional.of("198.51.100.0/24"),
                Optional.of("Prüfstand"),
                new byte[] {0, -1, 127});

        store.write(List.of(page(whole)), List.of());

        assertThat(store.of(token, 10))
                .hasSize(1)
                .first()
                .usingRecursiveComparison()
                .isEqualTo(whole);
        assertThat(store.countOf(token)).contains(new HitCount(1, 0, NOON, NOON));
        assertThat(store.countOf(Hits.token())).isEmpty();
        assertThat(lookups(token)).isEqualTo(1);
    }

    @Test
    void everyRepetitionIsAHitAndTheFirstOfThemIsEvidence() throws Exception {
        store.write(List.of(page(hit(token, 1, NOON.plusMillis(5)), hit(token, 1, NOON), hit(token, 2))), List.of());
        store.write(List.of(page(hit(token, 1, NOON.plusSeconds(3)))), List.of());

        assertThat(store.countOf(token)).contains(new HitCount(4, 0, NOON, NOON.plusSeconds(3)));
        assertThat(store.of(token, 2)).hasSize(2);
        assertThat(lookups(token)).isEqualTo(2);
        assertThat(earliest(token)).isEqualTo(NOON);
        assertThat(exercises(token)).isEqualTo(2);
    }

    @Test
    void aPageThatIsHandedOverTwiceCountsOnce() throws Exception {
        var first = page(hit(token, 1), hit(token, 2));
        var second = page(hit(token, 3));

        store.write(List.of(first), List.of());
        store.write(List.of(first, second), List.of());

        assertThat(store.countOf(token))
                .hasValueSatisfying(count -> assertThat(count.hits()).isEqualTo(3));
        assertThat(store.of(token, 10)).hasSize(3);
        assertThat(lookups(token)).isEqualTo(3);
    }

    @Test
    void anEarlierHitThatArrivesLaterIsEvidenceToo() throws Exception {
        store.write(List.of(page(hit(token, 1, NOON.plusSeconds(9)))), List.of());
        store.write(List.of(page(hit(token, 1, NOON))), List.of());

        assertThat(lookups(token)).isEqualTo(2);
        assertThat(earliest(token)).isEqualTo(NOON);
    }

    @Test
    void aFloodOfNoncesIsCountedAndDoesNotDrownTheLog() throws Exception {
        var pages = IntStream.range(0, 3)
                .mapToObj(page -> page(IntStream.range(0, 300)
                        .mapToObj(i -> hit(token, page * 300L + i, NOON.plusMillis(i)))
                        .toArray(CanaryHit[]::new)))
                .toList();
        store.write(pages.subList(0, 2), List.of());
        store.write(pages.subList(2, 3), List.of());

        assertThat(store.countOf(token).orElseThrow().hits()).isEqualTo(900);
        assertThat(store.of(token, 1_000)).hasSize(900);
        assertThat(lookups(token)).isEqualTo(HitEvidence.MOST_A_MINUTE);

        store.write(List.of(page(hit(token, 5_000, NOON.plusSeconds(60)))), List.of());
        assertThat(lookups(token)).isEqualTo(HitEvidence.MOST_A_MINUTE + 1);
    }

    @Test
    void allTokensThatNobodyGaveOutShareOneAllowance() throws Exception {
        var before = strangers();
        var later = NOON.plusSeconds(3600);
        var invented = IntStream.range(0, 300)
                .mapToObj(i -> hit(Hits.token(), i, later))
                .toArray(CanaryHit[]::new);

        store.write(List.of(page(invented), page(hit(token, 1, later))), List.of());

        assertThat(strangers() - before).isEqualTo(HitEvidence.MOST_A_MINUTE);
        assertThat(lookups(token)).isEqualTo(1);
        assertThat(Arrays.stream(invented).map(hit -> hit.drill().token()))
                .allSatisfy(one -> assertThat(store.countOf(one)).isPresent());
    }

    @Test
    void whatAScannerAskedDoesNotStandForWhatAHostAsked() throws Exception {
        store.write(List.of(page(hit(token, 1, NOON, Optional.of("mail gateway")))), List.of());
        store.write(List.of(page(hit(token, 1, NOON.plusSeconds(1)))), List.of());

        assertThat(lookups(token)).isEqualTo(2);
    }

    @Test
    void whatWasNotKeptIsCounted() throws Exception {
        var page = new HitPage(1 << 16);
        page.put(new HitDrops.Dropped(token.value(), 41, NOON, NOON.plusSeconds(5)));
        page.put(hit(token, 1, NOON.plusSeconds(9)));

        store.write(List.of(new Stored(1, UUID.randomUUID(), 1, page.content())), List.of());

        assertThat(store.countOf(token)).contains(new HitCount(1, 41, NOON, NOON.plusSeconds(9)));
    }

    @Test
    void aPageThatCannotBeReadIsNamed() {
        var good = page(hit(token, 1));
        var bad = new Stored(2, UUID.randomUUID(), 1, new byte[] {9});

        assertThatThrownBy(() -> store.write(List.of(good, bad), List.of()))
                .isInstanceOfSatisfying(RejectedEvidenceException.class, e -> {
                    assertThat(e.row()).isEqualTo(bad.id());
                    assertThat(e.reason()).contains("version 9");
                });
    }

    @Test
    void twoServersThatSeeTheSameTokenLoseAndDoubleNothing() throws Exception {
        try (var one = HitIntake.open(HitSettings.in(directory.resolve("one.db")), store);
                var other = HitIntake.open(HitSettings.in(directory.resolve("other.db")), store)) {
            for (var i = 0; i < 3_000; i++) {
                one.take(hit(token, i, NOON.plusSeconds(i)));
                other.take(hit(token, i, NOON.plusSeconds(i).plusMillis(1)));
                other.take(hit(Hits.token(), i, NOON.plusSeconds(i)));
            }
            await().atMost(LONG).until(() -> one.waiting() == 0 && other.waiting() == 0);
        }
        assertThat(store.countOf(token).orElseThrow().hits()).isEqualTo(6_000);
        assertThat(store.of(token, 10_000)).hasSize(6_000);
        // one row a nonce, but for those where the later server was the quicker one
        assertThat(distinctLookups(token)).isEqualTo(3_000);
    }

    @Test
    void anOutageOfTheDatabaseLosesAndDoublesNothing() throws Exception {
        var name = jdbi.withHandle(handle -> handle.createQuery("select current_database()")
                .mapTo(String.class)
                .one());
        try (var outage = TestDatabase.fresh();
                var intake = HitIntake.open(HitSettings.in(directory.resolve("hits.db")), store)) {
            var elsewhere = outage.database().jdbi();
            for (var i = 0; i < 5_000; i++) {
                intake.take(hit(token, i));
                if (i == 1_000) {
                    away(elsewhere, name, true);
                }
                if (i % 1_000 == 0) {
                    var durable = i + 1;
                    await().atMost(LONG).until(() -> intake.durable() >= durable);
                }
            }
            away(elsewhere, name, false);
            await().atMost(LONG).until(() -> intake.waiting() == 0);
        }
        assertThat(store.countOf(token).orElseThrow().hits()).isEqualTo(5_000);
        assertThat(store.of(token, 10_000)).hasSize(5_000);
    }

    /** Throws everybody out of the database and lets nobody in, or ends that. */
    private static void away(Jdbi elsewhere, String database, boolean away) {
        elsewhere.useHandle(handle -> {
            handle.execute("alter database " + database + " allow_connections " + !away);
            if (away) {
                handle.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = ?", database);
            }
        });
    }

    private static Stored page(CanaryHit... hits) {
        var page = new HitPage(1 << 20);
        for (var hit : hits) {
            assertThat(page.put(hit)).isTrue();
        }
        return new Stored(1, UUID.randomUUID(), hits.length, page.content());
    }

    private long lookups(Token of) {
        return number("select count(*) from evidence where kind = 'DNS_LOOKED_UP' and token = ?", of.value());
    }

    private long distinctLookups(Token of) {
        return number("select count(distinct fact ->> 'nonce') from evidence where token = ?", of.value());
    }

    private long exercises(Token of) {
        return number("select count(exercise_id) from evidence where token = ?", of.value());
    }

    private long strangers() {
        return number("select count(*) from evidence where exercise_id is null and kind = ?", "DNS_LOOKED_UP");
    }

    private Instant earliest(Token of) {
        return jdbi.withHandle(handle -> handle.createQuery("select min(received_at) from evidence where token = ?")
                .bind(0, of.value())
                .mapTo(Instant.class)
                .one());
    }

    private long number(String sql, String value) {
        return jdbi.withHandle(handle ->
                handle.createQuery(sql).bind(0, value).mapTo(Long.class).one());
    }
}
