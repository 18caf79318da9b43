package io.drillmaster.evidence;

import static io.drillmaster.evidence.Hits.NOON;
import static io.drillmaster.evidence.Hits.hit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.drillmaster.drillpackages.DrillName;
import io.drillmaster.drillpackages.Phase;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.HitFile.Stored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the hit to the moment in which the database is asked to take it. */
class HitIntakeTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final HitLog DOWN = (pages, forgotten) -> {
        throw new IOException("connection refused");
    };

    @TempDir
    Path directory;

    private final Token token = Hits.token();
    private final List<CanaryHit> log = Collections.synchronizedList(new ArrayList<>());
    private final List<HitDrops.Dropped> counted = Collections.synchronizedList(new ArrayList<>());
    private final Set<UUID> offered = Collections.synchronizedSet(new HashSet<>());
    private final Set<UUID> forgotten = Collections.synchronizedSet(new HashSet<>());

    @Test
    void aHitReachesTheLogWithEveryPartOfIt() throws Exception {
        var whole = new CanaryHit(
                NOON,
                Hits.address("2001:db8::7"),
                "tcp",
                new DrillName(Phase.LOADED, "abcd2345", token),
                "L.aBcD2345." + token + ".drill.test",
                "TYPE65",
                Optional.of("198.51.100.0/24"),
                Optional.of("Prüfstand"),
                new byte[] {0, -1, 127});

        try (var intake = open(this::keep)) {
            intake.take(whole);
            awaitDrained(intake);
        }

        assertThat(log).hasSize(1).first().usingRecursiveComparison().isEqualTo(whole);
    }

    @Test
    void manyThreadsLoseNothing() throws Exception {
        try (var intake = open(this::keep)) {
            var threads = IntStream.range(0, 6)
                    .mapToObj(thread -> new Thread(() -> {
                        for (var i = 0; i < 5_000; i++) {
                            intake.take(hit(token, thread * 5_000L + i));
                        }
                    }))
                    .toList();
            threads.forEach(Thread::start);
            for (var thread : threads) {
                thread.join();
            }
            awaitDrained(intake);
            assertThat(intake.durable()).isEqualTo(30_000);
            assertThat(intake.dropped()).isZero();
        }
        assertThat(log)
                .extracting(hit -> hit.drill().nonce())
                .doesNotHaveDuplicates()
                .hasSize(30_000);
    }

    @Test
    void anOutageOfTheDatabaseLosesNothing() throws Exception {
        var down = new AtomicBoolean(true);
        try (var intake = open((pages, gone) -> {
            if (down.get()) {
                throw new IOException("connection refused");
            }
            keep(pages, gone);
        })) {
            IntStream.range(0, 2_000).forEach(i -> intake.take(hit(token, i)));
            await().atMost(LONG).until(() -> intake.durable() == 2_000);
            assertThat(intake.waiting()).isEqualTo(2_000);
            down.set(false);
            awaitDrained(intake);
        }
        assertThat(log).hasSize(2_000);
    }

    @Test
    void whatTheDatabaseDoesNotHaveIsHandedOverAtTheNextStart() throws Exception {
        try (var intake = open(DOWN)) {
            IntStream.range(0, 700).forEach(i -> intake.take(hit(token, i)));
        }
        try (var intake = open(this::keep)) {
            awaitDrained(intake);
        }
        try (var intake = open(this::keep)) {
            assertThat(intake.waiting()).isZero();
        }
        assertThat(log).hasSize(700);
    }

    @Test
    void thePagesThatAreNeverOfferedAgainAreToldToTheLog() throws Exception {
        try (var intake = open(this::keep)) {
            for (var i = 0; i < 5; i++) {
                intake.take(hit(token, i));
                awaitDrained(intake);
            }
            await().atMost(LONG).until(() -> {
                intake.take(hit(token, 7));
                return !forgotten.isEmpty();
            });
        }
        assertThat(offered).containsAll(forgotten);
    }

    @Test
    void inAFloodTheFirstHitOfAnIssuedTokenIsKeptAndTheOthersAreCounted() throws Exception {
        var tokens = IntStream.range(0, 200).mapToObj(i -> Hits.token()).toList();
        var settings = settings(4, 2 * HitPage.LARGEST_ENTRY, 1L << 30);
        try (var intake = HitIntake.open(settings, this::keep, () -> Set.copyOf(tokens))) {
            await().atMost(LONG).until(intake::knowsTokens);
            try (var blocked = DriverManager.getConnection("jdbc:sqlite:" + settings.file());
                    var statement = blocked.createStatement()) {
                statement.execute("BEGIN IMMEDIATE"); // the disk takes its time
                IntStream.range(0, 20_000).forEach(i -> intake.take(hit(Hits.token(), i)));
                for (var round = 0; round < 50; round++) {
                    for (var one : tokens) {
                        intake.take(hit(one, round));
                    }
                }
                statement.execute("ROLLBACK");
            }
            awaitDrained(intake);
            await().atMost(LONG)
                    .until(() -> log.size()
                                    + counted.stream()
                                            .mapToLong(HitDrops.Dropped::count)
                                            .sum()
                            == 30_000);
            assertThat(intake.dropped()).isGreaterThan(20_000);
            assertThat(firstHits()).containsAll(tokens);
        }
    }

    private Set<Token> firstHits() {
        var found = new HashSet<Token>();
        log.stream()
                .filter(hit -> hit.drill().nonce().equals(Hits.nonce(0)))
                .forEach(hit -> found.add(hit.drill().token()));
        return found;
    }

    @Test
    void beyondTheRoomOnDiskHitsAreCountedButForTheFirstOfAToken() throws Exception {
        var tokens = List.of(Hits.token(), Hits.token());
        var settings = settings(64, 64 << 10, 100_000);
        try (var intake = HitIntake.open(settings, DOWN, () -> Set.copyOf(tokens))) {
            await().atMost(LONG).until(intake::knowsTokens);
            for (var i = 0; i < 100; i++) {
                intake.take(hit(Hits.token(), i));
                intake.take(hit(tokens.get(0), i));
            }
            await().atMost(LONG).until(() -> {
                intake.take(hit(tokens.get(0), 7));
                intake.take(hit(Hits.token(), 7));
                return intake.isShort() && intake.dropped() > 100;
            });
            var kept = intake.waiting();
            intake.take(hit(tokens.get(1), 1));
            intake.take(hit(Hits.token(), 1));
            assertThat(intake.waiting()).isEqualTo(kept + 1);
        }
        try (var intake = open(this::keep)) {
            awaitDrained(intake);
        }
        assertThat(log).anyMatch(hit -> hit.drill().token().equals(tokens.get(1)));
        assertThat(counted).isNotEmpty();
    }

    @Test
    void aPageThatThisVersionCannotReadIsLaidAsideAndTheOthersGoOn() throws Exception {
        try (var intake = open(DOWN)) {
            for (var i = 0; i < 3; i++) {
                intake.take(hit(token, i));
                var durable = i + 1;
                await().atMost(LONG).until(() -> intake.durable() == durable);
            }
        }
        try (var file = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = file.createStatement()) {
            statement.execute("UPDATE batch SET body = x'07' WHERE seq = 2");
        }
        try (var intake = open(this::keep)) {
            awaitDrained(intake);
            assertThat(intake.rejected()).isEqualTo(1);
        }
        assertThat(log).hasSize(2);
        try (var intake = open(this::keep)) {
            assertThat(intake.rejected()).isEqualTo(1);
            assertThat(intake.waiting()).isZero();
        }
    }

    @Test
    void theFileShrinksAfterAnOutage() throws Exception {
        try (var intake = open(DOWN)) {
            for (var i = 0; i < 400_000; i++) {
                intake.take(hit(token, i));
                while (intake.waiting() - intake.durable() > 50_000) {
                    Thread.onSpinWait();
                }
            }
            await().atMost(LONG).until(() -> intake.durable() == 400_000);
        }
        var before = Files.size(file());
        try (var intake = open((pages, gone) -> {})) {
            awaitDrained(intake);
            await().atMost(LONG).until(() -> {
                try (var size = DriverManager.getConnection("jdbc:sqlite:" + file());
                        var statement = size.createStatement();
                        var pages = statement.executeQuery("PRAGMA page_count")) {
                    return pages.next() && pages.getLong(1) * 4096 < before / 2;
                }
            });
        }
        assertThat(Files.size(file())).isLessThan(before / 2 + (1 << 20));
    }

    @Test
    void aPageThatWasCutIsNotReadAsAShorterOne() {
        var page = new HitPage(2 * HitPage.LARGEST_ENTRY);
        page.put(hit(token, 1));
        var whole = page.content();
        for (var length = 2; length < whole.length; length++) {
            var cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> HitBatch.read(cut)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(HitBatch.read(whole).hits()).hasSize(1);
    }

    private HitIntake open(HitLog target) throws Exception {
        return HitIntake.open(settings(256, 256 << 10, 1L << 30), target, Set::of);
    }

    private HitSettings settings(int pages, int pageBytes, long storedBytes) {
        return new HitSettings(
                file(), pages, pageBytes, storedBytes, 1 << 20, Duration.ofMillis(1), Duration.ofMillis(20));
    }

    private Path file() {
        return directory.resolve("hits.db");
    }

    private static void awaitDrained(HitIntake intake) {
        await().atMost(LONG).until(() -> intake.waiting() == 0);
    }

    private void keep(List<Stored> pages, List<UUID> gone) throws RejectedEvidenceException {
        var batches = new ArrayList<HitBatch>();
        for (var page : pages) {
            try {
                batches.add(HitBatch.read(page.body()));
            } catch (IllegalArgumentException e) {
                throw new RejectedEvidenceException(page.id(), "unreadable");
            }
        }
        pages.forEach(page -> offered.add(page.id()));
        forgotten.addAll(gone);
        batches.forEach(batch -> {
            log.addAll(batch.hits());
            counted.addAll(batch.dropped());
        });
    }
}
