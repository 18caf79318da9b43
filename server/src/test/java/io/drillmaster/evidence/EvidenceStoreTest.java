package io.drillmaster.evidence;

import static io.drillmaster.plan.Drill.NOON;
import static io.drillmaster.plan.Drill.drill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.drillmaster.cases.EdgeCase;
import io.drillmaster.common.Hashes;
import io.drillmaster.common.Secrets;
import io.drillmaster.db.Notifications;
import io.drillmaster.db.TestDatabase;
import io.drillmaster.drillpackages.Phase;
import io.drillmaster.drillpackages.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceStoreTest {
    private static final TestDatabase DB = TestDatabase.fresh();
    private static final Token TOKEN = Token.ofRandom(Secrets.bytes(Token.LENGTH));

    private final Jdbi jdbi = DB.database().jdbi();
    private final EvidenceStore store = new EvidenceStore(jdbi);

    @AfterAll
    static void drop() {
        DB.close();
    }

    static Stream<Fact> everyFact() {
        return Stream.of(
                new Fact.Published("p", "1", "p-1.tar.gz", "00"),
                new Fact.Withdrawn("p", "1"),
                new Fact.IndexLooked("p", "1", "http://localhost/pypi/simple/p/", true, "index 404, file 404"),
                new Fact.Fetched("p-1.tar.gz", "192.0.2.7", "pip/26"),
                new Fact.InstallReported("npm", "12.2.0", 1, true, "said so"),
                new Fact.DnsLookedUp("R.x", "A", Phase.RESOLVED, "abc", "192.0.2.7", "udp"),
                new Fact.CanaryVisited("http", "GET /abc", "192.0.2.7", "curl/8", Optional.of("scanner")),
                new Fact.MarkerAbsent("/tmp/m"),
                new Fact.MarkerPresent(
                        "/tmp/m", Optional.of(NOON), List.of(new Fact.MarkerLine(Phase.RESOLVED, "abc", NOON))),
                new Fact.ClockCompared(NOON, NOON.plusMillis(1), Optional.of(NOON), Optional.empty()),
                new Fact.AlertReceived(
                        AlertKind.GATE_BLOCKED,
                        "rule",
                        "Warning",
                        "a file",
                        Optional.of(NOON),
                        "key",
                        new AlertTraits(Set.of(TOKEN), Set.of("p"), Set.of("github:a/b:1"), Set.of("h")),
                        Optional.of("9 calls dropped"),
                        Optional.of("PD-1")),
                new Fact.SensorBlind("9 calls dropped"),
                new Fact.ResponseReceived(
                        ResponseKind.ACKNOWLEDGED,
                        Optional.of("mia"),
                        Optional.of("PD-1"),
                        "acknowledged",
                        "key",
                        AlertTraits.NONE),
                new Fact.Attributed(AttributionLevel.CANDIDATE, "same host"),
                new Fact.CiRunTied("github:a/b:1"),
                new Fact.Reported("saw it"),
                new Fact.Acknowledged("noted"),
                new Fact.Investigating("looking"),
                new Fact.Paged("phone"),
                new Fact.Contained("blocked it"),
                new Fact.VisibilityJudged(Visibility.LOGGED_CENTRALLY, "found it"),
                new Fact.Invalidated("it leaked"),
                new Fact.Retracted("a mistake"),
                new Fact.Revealed("over"),
                new Fact.Aborted("incident"),
                new Fact.TornDown(List.of("p 1"), List.of("a marker")));
    }

    @ParameterizedTest
    @MethodSource("everyFact")
    void everyFactIsReadBackAsItWasTold(Fact fact) {
        var row = NewEvidence.of("person", NOON, fact).build();

        store.append(List.of(row));

        assertThat(store.find(row.id()).orElseThrow().fact()).isEqualTo(fact);
    }

    @Test
    void theListAboveKnowsEveryFact() {
        assertThat(everyFact().map(Object::getClass)).containsExactlyInAnyOrder(Fact.class.getPermittedSubclasses());
    }

    @Test
    void aRowIsReadBackWithEveryPartOfIt() {
        var exercise = drill().stored(jdbi).plan();
        var token = exercise.targets().get(0).token();
        var bytes = new byte[] {0, -1, 127};
        var row = NewEvidence.of("falco", NOON, new Fact.Reported("x"))
                .token(token)
                .host("build-1")
                .sourceTime(new SourceTime(NOON.minusSeconds(1), "noon", true))
                .actor("ada")
                .refersTo(new UUID(1, 2))
                .raw(bytes)
                .build();

        store.append(List.of(row));

        var read = store.find(row.id()).orElseThrow();
        assertThat(read.exercise()).as("found by its token").contains(exercise.id());
        assertThat(read.token()).contains(token);
        assertThat(read.host()).contains("build-1");
        assertThat(read.sourceTime()).isEqualTo(row.sourceTime());
        assertThat(read.receivedAt()).isEqualTo(NOON);
        assertThat(read.actor()).contains("ada");
        assertThat(read.refersTo()).contains(new UUID(1, 2));
        assertThat(store.raw(row.id())).contains(bytes);
        assertThat(store.about(new UUID(1, 2))).contains(read);
        assertThat(jdbi.<String, RuntimeException>withHandle(
                        handle -> handle.createQuery("select sha256 from evidence where id = :id")
                                .bind("id", row.id())
                                .mapTo(String.class)
                                .one()))
                .isEqualTo(Hashes.sha256(bytes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update evidence set host = 'other'",
                "delete from evidence",
                "truncate evidence",
                "truncate exercise cascade"
            })
    void theDatabaseItselfRefusesEveryChange(String change) {
        var row = person("said");
        store.append(List.of(row));

        assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute(change)))
                .hasMessageContaining("evidence is append-only");
        assertThat(store.find(row.id())).isPresent();
    }

    @Test
    void tellingTwiceIsOneRow() {
        var row = person("first");
        var again = NewEvidence.of("person", NOON, new Fact.Reported("second"))
                .id(row.id())
                .build();

        store.append(List.of(row, row));
        store.append(List.of(again));

        assertThat(store.find(row.id()).orElseThrow().fact()).isEqualTo(row.fact());
    }

    @Test
    void whoeverHasReadUpToARowNeverMissesASmallerOne() throws Exception {
        var start = last();
        var writers = 4;
        var each = 40;
        var running = new AtomicInteger(writers);
        var threads = Executors.newFixedThreadPool(writers + 1);
        try {
            var reader = threads.submit(() -> {
                var seen = new ArrayList<Long>();
                var at = start;
                while (running.get() > 0 || last() > at) {
                    var place = at;
                    for (var row : jdbi.withHandle(handle -> store.after(handle, place, 500))) {
                        seen.add(row.seq());
                        at = row.seq();
                    }
                }
                return seen;
            });
            var work = IntStream.range(0, writers)
                    .<Callable<Integer>>mapToObj(writer -> () -> {
                        try {
                            for (var i = 0; i < each; i++) {
                                store.append(List.of(person("a"), person("b")));
                            }
                            return each * 2;
                        } finally {
                            running.decrementAndGet();
                        }
                    })
                    .toList();
            for (Future<Integer> done : threads.invokeAll(work)) {
                assertThat(done.get()).isEqualTo(each * 2);
            }

            var seen = reader.get();
            assertThat(seen).isSorted().hasSize(writers * each * 2);
            assertThat(new HashSet<>(seen)).hasSameSizeAs(seen);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aNulCharacterBecomesTheReplacementCharacterAndTheRawBytesKeepIt() {
        var row = NewEvidence.of("fal\u0000co", NOON, new Fact.Reported("a\u0000b and \\u0000 in letters"))
                .host("h\u0000")
                .sourceTime(new SourceTime(NOON, "no\u0000on", false))
                .raw(new byte[] {0})
                .build();

        store.append(List.of(row));

        var read = store.find(row.id()).orElseThrow();
        assertThat(read.fact()).isEqualTo(new Fact.Reported("a\uFFFDb and \\u0000 in letters"));
        assertThat(read.source()).isEqualTo("fal\uFFFDco");
        assertThat(read.host()).contains("h\uFFFD");
        assertThat(read.sourceTime().orElseThrow().raw()).isEqualTo("no\uFFFDon");
        assertThat(store.raw(row.id())).contains(new byte[] {0});
    }

    @Test
    @EdgeCase(45)
    void nanosecondsAreCutAndNeverRoundedUp() {
        var fine = Instant.parse("2026-03-02T12:00:00.999999999Z");
        var row = NewEvidence.of("falco", fine, new Fact.Reported("x"))
                .sourceTime(new SourceTime(fine, "raw", false))
                .build();

        store.append(List.of(row));

        var cut = Instant.parse("2026-03-02T12:00:00.999999Z");
        var read = store.find(row.id()).orElseThrow();
        assertThat(read.receivedAt()).isEqualTo(cut);
        assertThat(read.sourceTime().orElseThrow().instant()).isEqualTo(cut);
    }

    @Test
    void anExerciseHasItsOwnRowsAndTheAlertsThatWereAttributedToIt() {
        var mine = drill().stored(jdbi).plan().id();
        var other = drill().stored(jdbi).plan().id();
        var alert = person("an alert without a token");
        var attributed = NewEvidence.of("drillmaster", NOON, new Fact.Attributed(AttributionLevel.CANDIDATE, "host"))
                .exercise(mine)
                .refersTo(alert.id())
                .build();
        var foreign = NewEvidence.of("person", NOON, new Fact.Reported("y"))
                .exercise(other)
                .build();

        store.append(List.of(alert, attributed, foreign));

        assertThat(store.of(mine)).extracting(Evidence::id).containsExactly(alert.id(), attributed.id());
        assertThat(store.of(other)).extracting(Evidence::id).containsExactly(foreign.id());
    }

    @Test
    void whoListensIsToldOfTheExerciseAfterTheCommit() {
        var mine = drill().stored(jdbi).plan().id();
        var heard = new CopyOnWriteArrayList<String>();
        try (var notifications = Notifications.listen(DB.database().address(), EvidenceStore.CHANNEL)) {
            notifications.subscribe(heard::add);
            // The first word is the empty one, told as soon as the connection listens.
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                store.append(List.of(NewEvidence.of("person", NOON, new Fact.Reported("x"))
                        .exercise(mine)
                        .build()));
                return heard.contains(mine.toString());
            });
        }
    }

    private static NewEvidence person(String note) {
        return NewEvidence.of("person", NOON, new Fact.Reported(note)).build();
    }

    private long last() {
        return jdbi.withHandle(handle -> handle.createQuery("select coalesce(max(seq), 0) from evidence")
                .mapTo(Long.class)
                .one());
    }
}
