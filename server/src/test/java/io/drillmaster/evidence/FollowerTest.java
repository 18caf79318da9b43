package io.drillmaster.evidence;

import static io.drillmaster.plan.Drill.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drillmaster.db.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Readers write what they have handled into a table, in the transaction that they are given. */
class FollowerTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final TestDatabase db = TestDatabase.fresh();
    private final Jdbi jdbi = db.database().jdbi();
    private final EvidenceStore store = new EvidenceStore(jdbi);

    @BeforeEach
    void table() {
        jdbi.useHandle(handle -> handle.execute("create table handled (seq bigint, reader text)"));
    }

    @AfterEach
    void drop() {
        db.close();
    }

    @Test
    void rowsFromBeforeAndAfterTheStartAreHandledOnceAndInOrder() {
        append(450);
        try (var follower = follower("one", FollowerTest::note)) {
            await().atMost(LONG).until(() -> handled("one").size() == 450);
            append(3);
            follower.wake();
            await().atMost(LONG).until(() -> handled("one").size() == 453);
        }

        assertThat(handled("one")).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void whatAReaderDidBeforeItBrokeIsUndoneAndTheRowsComeAgain() {
        append(5);
        var attempts = new AtomicInteger();
        try (var follower = follower("one", (handle, rows) -> {
            note(handle, rows);
            if (attempts.incrementAndGet() < 3) {
                throw new IllegalStateException("the reader breaks, for the test");
            }
        })) {
            await().atMost(LONG).until(() -> {
                follower.wake();
                return handled("one").size() == 5;
            });
        }

        assertThat(attempts).hasValue(3);
        assertThat(handled("one")).doesNotHaveDuplicates();
    }

    @Test
    void aFollowerGoesOnWhereTheOneBeforeItStopped() {
        append(4);
        try (var follower = follower("one", FollowerTest::note)) {
            follower.wake();
            await().atMost(LONG).until(() -> handled("one").size() == 4);
        }
        append(2);
        try (var follower = follower("one", FollowerTest::note)) {
            follower.wake();
            await().atMost(LONG).until(() -> handled("one").size() == 6);
        }

        assertThat(handled("one")).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void ofTwoServersWithOneFollowerEachHandlesWhatTheOtherDoesNot() {
        try (var here = follower("one", FollowerTest::note);
                var there = follower("one", FollowerTest::note)) {
            for (var i = 0; i < 30; i++) {
                append(10);
                here.wake();
                there.wake();
            }
            await().atMost(LONG).until(() -> handled("one").size() >= 300);
        }

        assertThat(handled("one")).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    void followersOfDifferentNamesEachSeeEverything() {
        append(7);
        try (var one = follower("one", FollowerTest::note);
                var other = follower("other", (handle, rows) -> note(handle, rows, "other"))) {
            one.wake();
            other.wake();
            await().atMost(LONG)
                    .until(() -> handled("one").size() == 7 && handled("other").size() == 7);
        }
    }

    private Follower follower(String name, Follower.Reader reader) {
        var follower = new Follower(jdbi, store, name, reader);
        follower.start();
        return follower;
    }

    private static void note(Handle handle, List<Evidence> rows) {
        note(handle, rows, "one");
    }

    private static void note(Handle handle, List<Evidence> rows, String reader) {
        for (var row : rows) {
            handle.execute("insert into handled values (?, ?)", row.seq(), reader);
        }
    }

    private List<Long> handled(String reader) {
        return jdbi.withHandle(handle -> handle.createQuery("select seq from handled where reader = :reader")
                .bind("reader", reader)
                .mapTo(Long.class)
                .list());
    }

    private void append(int count) {
        store.append(IntStream.range(0, count)
                .mapToObj(i -> NewEvidence.of("person", NOON, new Fact.Reported("row " + i))
                        .build())
                .toList());
    }
}
