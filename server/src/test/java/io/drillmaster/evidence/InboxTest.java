package io.drillmaster.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.drillpackages.Phase;
import io.drillmaster.drillpackages.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123456789Z");

    @TempDir
    Path directory;

    private DiskSpace disk;

    @BeforeEach
    void watchTheDisk() {
        disk = DiskSpace.watch(directory);
    }

    @AfterEach
    void leaveTheDisk() {
        disk.close();
    }

    private final List<NewEvidence> log = Collections.synchronizedList(new ArrayList<>());

    @Test
    void aRowReachesTheLogWithEveryPartOfIt() throws Exception {
        var whole = NewEvidence.of(
                        "canary.dns",
                        NOON,
                        new Fact.DnsLookedUp("R.abcdefgh.x", "A", Phase.RESOLVED, "abcdefgh", "192.0.2.7", "udp"))
                .exercise(new ExerciseId(7))
                .token(new Token("a".repeat(20)))
                .host("build-1")
                .sourceTime(new SourceTime(NOON.minusSeconds(1), "noon", true))
                .actor("ada")
                .refersTo(new UUID(1, 2))
                .raw(new byte[] {0, -1, 127})
                .build();

        try (var inbox = open(log::addAll)) {
            inbox.append(List.of(whole)).get(60, TimeUnit.SECONDS);
            assertThat(inbox.awaitDrained(LONG)).isTrue();
        }

        assertThat(log).hasSize(1).first().usingRecursiveComparison().isEqualTo(whole);
    }

    @Test
    void rowsReachTheLogInTheOrderOfTheirAppendingAndInBatches() throws Exception {
        var largest = new AtomicInteger();
        var rows = rows(12_500);

        try (var inbox = open(batch -> {
            largest.accumulateAndGet(batch.size(), Math::max);
            log.addAll(batch);
        })) {
            assertThat(rows.stream().map(row -> inbox.append(List.of(row))).toList())
                    .hasSize(12_500);
            assertThat(inbox.awaitDrained(LONG)).isTrue();
        }

        assertThat(ids(log)).isEqualTo(ids(rows));
        assertThat(largest.get()).isBetween(2, 5_000);
    }

    @Test
    void anOutageOfTheDatabaseLosesNothingAndChangesNoOrder() throws Exception {
        var down = new AtomicBoolean(true);
        var attempts = new AtomicInteger();
        var rows = rows(1_200);

        try (var inbox = open(batch -> {
            attempts.incrementAndGet();
            if (down.get()) {
                throw new IOException("connection refused");
            }
            log.addAll(batch);
        })) {
            for (var row : rows) {
                inbox.append(List.of(row)).get(60, TimeUnit.SECONDS);
            }
            await().until(() -> attempts.get() > 3);
            assertThat(log).isEmpty();
            assertThat(inbox.waiting()).isEqualTo(1_200);
            assertThat(inbox.awaitDrained(Duration.ZERO)).isFalse();

            down.set(false);
            assertThat(inbox.awaitDrained(LONG)).isTrue();
            assertThat(inbox.waiting()).isZero();
        }

        assertThat(ids(log)).isEqualTo(ids(rows));
    }

    @Test
    void rowsThatWereWrittenBeforeTheDatabaseFailedAreOfferedAgain() throws Exception {
        var first = new AtomicBoolean(true);
        var rows = rows(3);

        try (var inbox = open(batch -> {
            log.addAll(batch);
            if (first.getAndSet(false)) {
                throw new IOException("the connection broke after the commit");
            }
        })) {
            inbox.append(rows).get(60, TimeUnit.SECONDS);
            assertThat(inbox.awaitDrained(LONG)).isTrue();
        }

        assertThat(ids(log))
                .hasSize(6)
                .containsSubsequence(ids(rows))
                .endsWith(rows.get(2).id());
    }

    @Test
    void afterALongOutageTheFileGivesItsRoomBack() throws Exception {
        var file = directory.resolve("inbox.db");
        var down = new AtomicBoolean(true);
        var largest = new byte[1 << 20];

        try (var inbox = open(batch -> {
            if (down.get()) {
                throw new IOException("connection refused");
            }
            log.add(batch.get(0));
        })) {
            for (var i = 0; i < 100; i++) {
                inbox.append(List.of(NewEvidence.of("test", NOON, new Fact.Reported("large"))
                                .raw(largest)
                                .build()))
                        .get(60, TimeUnit.SECONDS);
            }
            assertThat(Files.size(file) + Files.size(directory.resolve("inbox.db-wal")))
                    .isGreaterThan(90L << 20);

            down.set(false);
            assertThat(inbox.awaitDrained(LONG)).isTrue();
            await().atMost(LONG)
                    .until(() -> Files.size(file) < 1 << 20 && Files.size(directory.resolve("inbox.db-wal")) < 1 << 20);

            inbox.append(rows(1)).get(60, TimeUnit.SECONDS);
            assertThat(inbox.awaitDrained(LONG)).isTrue();
        }
    }

    @Test
    void aFullInboxSaysSoAtOnceAndTakesRowsAgainWhenThereIsRoom() throws Exception {
        var open = new CountDownLatch(1);
        var settings =
                new InboxSettings(directory.resolve("inbox.db"), 10, 3, Duration.ofMillis(1), Duration.ofMillis(20));

        try (var inbox = open(settings, batch -> {
            open.await();
            log.addAll(batch);
        })) {
            assertFull(inbox.append(rows(11)), "10 are allowed");
            inbox.append(rows(3)).get(60, TimeUnit.SECONDS);
            assertFull(inbox.append(rows(1)), "3 rows wait for the database");

            open.countDown();
            assertThat(inbox.awaitDrained(LONG)).isTrue();
            inbox.append(rows(1)).get(60, TimeUnit.SECONDS);
            assertThat(inbox.awaitDrained(LONG)).isTrue();
        }
        assertThat(log).hasSize(4);
    }

    @Test
    void aRowThatTheLogWillNeverTakeIsLaidAsideAndTheOthersGoOn() throws Exception {
        var rows = rows(5);
        var bad = rows.get(2);

        try (var inbox = open(batch -> {
            if (ids(batch).contains(bad.id())) {
                throw new RejectedEvidenceException(bad.id(), "no such exercise");
            }
            log.addAll(batch);
        })) {
            inbox.append(rows).get(60, TimeUnit.SECONDS);
            assertThat(inbox.awaitDrained(LONG)).isTrue();
            assertThat(inbox.rejected()).isEqualTo(1);
        }

        assertThat(ids(log))
                .containsExactlyElementsOf(
                        ids(rows).stream().filter(id -> !id.equals(bad.id())).toList());
        try (var file = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("inbox.db"));
                var statement = file.createStatement();
                var found = statement.executeQuery("SELECT id, reason FROM rejected")) {
            assertThat(found.next()).isTrue();
            assertThat(found.getString(1)).isEqualTo(bad.id().toString());
            assertThat(found.getString(2)).isEqualTo("no such exercise");
        }
    }

    @Test
    void aRowInAFormThatThisVersionCannotReadDoesNotBlockTheOthers() throws Exception {
        try (var inbox = open(batch -> {
            throw new IOException("down");
        })) {
            inbox.append(rows(3)).get(60, TimeUnit.SECONDS);
        }
        try (var file = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("inbox.db"));
                var statement = file.createStatement()) {
            statement.execute("UPDATE waiting SET row = '{\"fact\":{\"kind\":\"FROM_THE_FUTURE\"}}' WHERE seq = 2");
        }

        try (var inbox = open(log::addAll)) {
            assertThat(inbox.awaitDrained(LONG)).isTrue();
            assertThat(inbox.rejected()).isEqualTo(1);
        }
        assertThat(log).hasSize(2);
    }

    @Test
    void closingKeepsWhatWasAppendedForTheNextStartAndRefusesMore() throws Exception {
        var rows = rows(700);
        var inbox = open(batch -> {
            throw new IOException("down");
        });
        var done = rows.stream().map(row -> inbox.append(List.of(row))).toList();
        inbox.close();

        assertThat(done).allMatch(CompletableFuture::isDone).noneMatch(CompletableFuture::isCompletedExceptionally);
        assertThatThrownBy(() -> inbox.append(rows(1)).get())
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("closed");
        try (var next = open(log::addAll)) {
            assertThat(next.awaitDrained(LONG)).isTrue();
        }
        assertThat(ids(log)).isEqualTo(ids(rows));
    }

    @Test
    void whatWasAcknowledgedSurvivesTheKillingOfTheProcess() throws Exception {
        var printed = directory.resolve("acknowledged.txt");
        var child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        InboxKilled.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(printed.toFile())
                .start();
        try {
            // A hundred more than are asked for below: lines of the log may stand among them.
            await().atMost(LONG).until(() -> Files.size(printed) > 1_100 * 37L);
        } finally {
            child.destroyForcibly().waitFor();
        }
        var acknowledged = Files.readAllLines(printed).stream()
                .filter(line -> line.length() == 36) // the last line may be cut off
                .map(UUID::fromString)
                .toList();

        try (var inbox = open(log::addAll)) {
            assertThat(inbox.awaitDrained(LONG)).isTrue();
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(1_000);
        assertThat(ids(log)).containsSubsequence(acknowledged);
    }

    @Test
    void aDiskThatIsFullToTheLastByteSpoilsNothingAndTheSameInboxGoesOnWhenThereIsRoom() throws Exception {
        Assumptions.assumeTrue(mayMount(), "only root can mount a small disk for the test");
        var small = Files.createDirectory(directory.resolve("small"));
        var child = new ProcessBuilder(
                        "unshare",
                        "--mount",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o size=8m none " + small + " && exec \"$@\"",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        InboxOnFullDisk.class.getName(),
                        small.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var out = child.inputReader()) {
            assertThat(out.lines().filter(line -> line.matches("refused|same|differs.*")))
                    .containsExactly("refused", "same");
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private static boolean mayMount() throws InterruptedException {
        try {
            return new ProcessBuilder("unshare", "--mount", "true").start().waitFor() == 0;
        } catch (IOException e) {
            return false; // there is no unshare here
        }
    }

    private Inbox open(EvidenceWriter writer) throws Exception {
        return open(
                new InboxSettings(
                        directory.resolve("inbox.db"), 100_000, 100_000, Duration.ofMillis(1), Duration.ofMillis(20)),
                writer);
    }

    private Inbox open(InboxSettings settings, EvidenceWriter writer) throws Exception {
        return Inbox.open(settings, writer, disk);
    }

    private static void assertFull(CompletableFuture<Void> refused, String why) {
        assertThat(refused).isCompletedExceptionally();
        assertThatThrownBy(refused::get)
                .hasCauseInstanceOf(InboxFullException.class)
                .hasMessageContaining(why);
    }

    private static List<NewEvidence> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> NewEvidence.of("person", NOON.plusNanos(i), new Fact.Acknowledged("row " + i))
                        .build())
                .toList();
    }

    private static List<UUID> ids(List<NewEvidence> rows) {
        return rows.stream().map(NewEvidence::id).toList();
    }
}
