package io.drillmaster.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.db.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inbox, writer and PostgreSQL together. */
class LogWriterTest {
    private static final TestDatabase DB = TestDatabase.fresh();

    @TempDir
    private Path directory;

    private final EvidenceStore store = new EvidenceStore(DB.database().jdbi());

    @AfterAll
    static void drop() {
        DB.close();
    }

    @Test
    void aRowThatPostgresqlRefusesIsLaidAsideAndTheOthersGoOn() throws Exception {
        var before = row().build();
        var refused = row().exercise(new ExerciseId(999_999)).build(); // there is no such exercise
        var after = row().build();
        try (var disk = DiskSpace.watch(directory);
                var inbox = Inbox.open(InboxSettings.in(directory.resolve("inbox.db")), new LogWriter(store), disk)) {
            inbox.append(List.of(before, refused, after)).get();

            assertThat(inbox.awaitDrained(Duration.ofSeconds(20))).isTrue();
            assertThat(inbox.rejected()).isEqualTo(1);
        }
        assertThat(store.find(before.id())).isPresent();
        assertThat(store.find(refused.id())).isEmpty();
        assertThat(store.find(after.id())).isPresent();
    }

    @Test
    void oneRowAmongThousandsThatPostgresqlRefusesIsFoundAndTheOthersKeepTheirOrder() throws Exception {
        var rows = new ArrayList<NewEvidence>();
        for (var i = 0; i < 3_000; i++) {
            rows.add(row().build());
        }
        var refused = row().exercise(new ExerciseId(999_999)).build();
        rows.add(1_234, refused);
        try (var disk = DiskSpace.watch(directory);
                var inbox = Inbox.open(InboxSettings.in(directory.resolve("inbox.db")), new LogWriter(store), disk)) {
            inbox.append(rows).get();

            assertThat(inbox.awaitDrained(Duration.ofSeconds(60))).isTrue();
            assertThat(inbox.rejected()).isEqualTo(1);
        }
        rows.remove(refused);
        assertThat(ids(rows.get(0).id()))
                .isEqualTo(rows.stream().map(NewEvidence::id).toList());
    }

    @Test
    void aRowAppendedTwiceIsOneRowOfTheLog() throws Exception {
        var row = row().build();
        try (var disk = DiskSpace.watch(directory);
                var inbox = Inbox.open(InboxSettings.in(directory.resolve("inbox.db")), new LogWriter(store), disk)) {
            inbox.append(List.of(row, row)).get();
            inbox.append(List.of(row)).get();

            assertThat(inbox.awaitDrained(Duration.ofSeconds(20))).isTrue();
            assertThat(inbox.rejected()).isZero();
        }
        assertThat(ids(row.id())).containsExactly(row.id());
    }

    @Test
    void twoServersBringEveryRowOnceAndWhoReadsTheLogMissesNone() throws Exception {
        var first = row().build();
        store.append(List.of(first));
        var twice = row().build(); // told to both servers, as a sender does that heard no answer
        var here = new ArrayList<>(List.of(twice));
        var there = new ArrayList<>(List.of(twice));
        for (var i = 0; i < 2_000; i++) {
            here.add(row().build());
            there.add(row().build());
        }
        var seen = new ArrayList<UUID>();
        try (var disk = DiskSpace.watch(directory);
                var one = Inbox.open(InboxSettings.in(directory.resolve("1.db")), new LogWriter(store), disk);
                var two = Inbox.open(InboxSettings.in(directory.resolve("2.db")), new LogWriter(store), disk)) {
            for (var i = 0; i < here.size(); i++) {
                var unused =
                        CompletableFuture.allOf(one.append(List.of(here.get(i))), two.append(List.of(there.get(i))));
            }
            var place = new AtomicLong(store.find(first.id()).orElseThrow().seq());
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                for (var row : DB.database().jdbi().withHandle(handle -> store.after(handle, place.get(), 700))) {
                    seen.add(row.id());
                    place.set(row.seq());
                }
                return seen.size() >= here.size() + there.size() - 1;
            });
        }
        assertThat(seen)
                .doesNotHaveDuplicates()
                .containsSubsequence(ofRest(here))
                .containsSubsequence(ofRest(there));
        assertThat(ids(first.id())).hasSize(seen.size() + 1).containsAll(seen);
    }

    private static List<UUID> ofRest(List<NewEvidence> rows) {
        return rows.stream().skip(1).map(NewEvidence::id).toList();
    }

    /** Of the rows from this one on, in log order. */
    private static List<UUID> ids(UUID first) {
        return DB.database()
                .jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select id from evidence where seq >= (select seq from evidence where id = :first)"
                                        + " order by seq")
                        .bind("first", first)
                        .mapTo(UUID.class)
                        .list());
    }

    private static NewEvidence.Builder row() {
        return NewEvidence.of("test", Instant.parse("2026-03-02T12:00:00Z"), new Fact.Reported("seen"));
    }
}
